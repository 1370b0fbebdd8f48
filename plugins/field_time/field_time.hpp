#pragma once

#include <hoso/stages.hpp>

namespace hoso {

/// Times of day, as HH:MM of 24 hours.
class TimeField : public FieldStage {
 public:
  [[nodiscard]] Interpretation interpret(const FieldSpec&,
                                         const std::vector<Candidate>&) const override;
  [[nodiscard]] std::string print(const FieldSpec&, const std::string& value) const override;
  [[nodiscard]] std::string synthesize(const FieldSpec&, std::mt19937_64&) const override;
};

}  // namespace hoso
