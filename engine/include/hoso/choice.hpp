// Choices: fields whose boxes are ticked. Their texts and values are the options' values in paper
// order, one space between: "tv fridge".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <hoso/form_template.hpp>

namespace hoso {

/// "tv fridge" -> {"tv", "fridge"}; empty for an empty text.
[[nodiscard]] std::vector<std::string> chosen_options(std::string_view text);

/// Labels of the chosen options for people, "; " between them; what is no option of `field` stays as
/// it is, so a field that is no choice gets its text back.
[[nodiscard]] LocalizedText chosen_labels(const FieldSpec& field, const std::string& text);

/// Whether `count` boxes may be ticked.
[[nodiscard]] constexpr bool may_choose(Choose choose, std::size_t count) {
  return choose == Choose::any || count == 1 || (choose == Choose::at_most_one && count == 0);
}

}  // namespace hoso
