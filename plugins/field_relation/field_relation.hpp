#pragma once

#include <hoso/lexicon.hpp>
#include <hoso/stages.hpp>

namespace hoso {

/// Relation to the head of a household. The list of usual ones is not closed: others stay as
/// written, with less confidence.
class RelationField : public FieldStage {
 public:
  explicit RelationField(Lexicon relations);
  [[nodiscard]] Interpretation interpret(const FieldSpec&,
                                         const std::vector<Candidate>&) const override;
  [[nodiscard]] std::string print(const FieldSpec&, const std::string& value) const override;
  /// Never "Chủ hộ": of a household, one member at most is its head.
  [[nodiscard]] std::string synthesize(const FieldSpec&, std::mt19937_64&) const override;

 private:
  Lexicon relations_;
};

}  // namespace hoso
