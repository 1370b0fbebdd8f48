#pragma once

#include <hoso/stages.hpp>

namespace hoso {

/// The 12-digit personal identification number; the old 9-digit number with less confidence.
class CitizenIdField : public FieldStage {
 public:
  [[nodiscard]] Interpretation interpret(const FieldSpec&,
                                         const std::vector<Candidate>&) const override;
  [[nodiscard]] std::string print(const FieldSpec&, const std::string& value) const override;
  [[nodiscard]] std::string synthesize(const FieldSpec&, std::mt19937_64&) const override;
};

}  // namespace hoso
