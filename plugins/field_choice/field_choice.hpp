#pragma once

#include <hoso/stages.hpp>

namespace hoso {

/// The ticked options of a choice: their values in paper order, one space between. A number of ticks
/// that the field does not allow is no value.
class ChoiceField : public FieldStage {
 public:
  [[nodiscard]] Interpretation interpret(const FieldSpec&,
                                         const std::vector<Candidate>&) const override;
  [[nodiscard]] std::string print(const FieldSpec&, const std::string& value) const override;
  [[nodiscard]] std::string synthesize(const FieldSpec&, std::mt19937_64&) const override;
};

}  // namespace hoso
