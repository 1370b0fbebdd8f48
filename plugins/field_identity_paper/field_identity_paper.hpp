#pragma once

#include <hoso/identity_paper.hpp>
#include <hoso/lexicon.hpp>
#include <hoso/stages.hpp>

namespace hoso {

/// An identity paper in one sentence: kind, number, issuer and day of issue.
class IdentityPaperField : public FieldStage {
 public:
  /// Lists of what papers are called and of who issues them; neither is closed.
  IdentityPaperField(Lexicon kinds, Lexicon issuers);
  [[nodiscard]] Interpretation interpret(const FieldSpec&,
                                         const std::vector<Candidate>&) const override;
  [[nodiscard]] std::string print(const FieldSpec&, const std::string& value) const override;
  [[nodiscard]] std::string synthesize(const FieldSpec&, std::mt19937_64&) const override;

 private:
  [[nodiscard]] Interpretation judge(const Candidate&) const;

  Lexicon kinds_;
  Lexicon issuers_;
};

}  // namespace hoso
