// The functions of rules' expressions beside XPath's own, by name: what validate.rules registers and editors propose.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace hoso {

/// One function that an expression may call.
struct RuleFunction {
  std::string_view name;           ///< as written in an expression; never empty
  std::size_t argument_count = 0;  ///< exactly so many; 0 = none
  bool takes_field = false;  ///< its first argument is a field's name
};

/// docs/rules.md says what each gives. By name.
inline constexpr auto rule_functions = std::to_array<RuleFunction>({
    {"after", 2},
    {"age-on", 2},
    {"before", 2},
    {"chosen", 2, true},
    {"commune-of", 1},
    {"days-between", 2},
    {"defunct-place", 1},
    {"district-word", 1},
    {"field", 1, true},
    {"filled", 1, true},
    {"folded", 1},
    {"id-birth-year", 1},
    {"id-number-in", 1},
    {"id-province-known", 1},
    {"id-sex", 1},
    {"is-date", 1},
    {"is-email", 1},
    {"is-id-number", 1},
    {"is-legacy-id-number", 1},
    {"is-phone", 1},
    {"label", 1, true},
    {"label-en", 1, true},
    {"legible", 1, true},
    {"lower", 1},
    {"new-place", 1},
    {"place-exists", 1},
    {"raw", 1, true},
    {"same-text", 2},
    {"state", 1, true},
    {"today", 0},
    {"value", 1, true},
});

}  // namespace hoso
