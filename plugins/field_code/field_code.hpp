#pragma once

#include <hoso/stages.hpp>

namespace hoso {

/// Codes of the shapes that the field's parameter gives.
class CodeField : public FieldStage {
 public:
  [[nodiscard]] Interpretation interpret(const FieldSpec&, const std::vector<Candidate>&) const override;
  [[nodiscard]] std::string print(const FieldSpec&, const std::string& value) const override;
  [[nodiscard]] std::string synthesize(const FieldSpec&, std::mt19937_64&) const override;
};

}  // namespace hoso
