#pragma once

#include <hoso/lexicon.hpp>
#include <hoso/stages.hpp>

namespace hoso {

/// E-mail addresses. Their grammar undoes much of what readers of Vietnamese make of them.
class EmailField : public FieldStage {
 public:
  /// `domains`: lower case, the ones most used.
  explicit EmailField(Lexicon domains);
  [[nodiscard]] Interpretation interpret(const FieldSpec&,
                                         const std::vector<Candidate>&) const override;
  [[nodiscard]] std::string print(const FieldSpec&, const std::string& value) const override;
  [[nodiscard]] std::string synthesize(const FieldSpec&, std::mt19937_64&) const override;

 private:
  [[nodiscard]] Interpretation judge(const Candidate&) const;
  [[nodiscard]] std::string with_at_sign(std::string address) const;
  [[nodiscard]] std::string known_domain_near(const std::string& domain) const;

  Lexicon domains_;
};

}  // namespace hoso
