#pragma once

#include <hoso/stages.hpp>

namespace hoso {

/// Dates written in words; the value is ISO 8601.
class DateWordsField : public FieldStage {
 public:
  [[nodiscard]] Interpretation interpret(const FieldSpec&,
                                         const std::vector<Candidate>&) const override;
  [[nodiscard]] std::string print(const FieldSpec&, const std::string& value) const override;
  [[nodiscard]] std::string synthesize(const FieldSpec&, std::mt19937_64&) const override;
};

}  // namespace hoso
