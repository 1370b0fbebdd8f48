#pragma once

#include <hoso/stages.hpp>
#include <hoso/word_pairs.hpp>

namespace hoso {

/// Free text; nothing is known about it but its spelling and which words stand together in official texts.
class TextField : public FieldStage {
 public:
  explicit TextField(WordPairs pairs = {}) : pairs_(std::move(pairs)) {}

  [[nodiscard]] Interpretation interpret(const FieldSpec&,
                                         const std::vector<Candidate>&) const override;
  [[nodiscard]] std::string print(const FieldSpec&, const std::string& value) const override;
  [[nodiscard]] std::string synthesize(const FieldSpec&, std::mt19937_64&) const override;

 private:
  [[nodiscard]] Interpretation judge(const Candidate&, bool foreign) const;

  WordPairs pairs_;
};

}  // namespace hoso
