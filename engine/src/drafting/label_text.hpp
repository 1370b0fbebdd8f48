// Labels as they are printed and as they are compared.
#pragma once

#include <string>
#include <string_view>

namespace hoso::drafting {

/// `word` without runs of dots, ellipses and underscores; empty = nothing else is in it.
[[nodiscard]] std::string without_leaders(std::string_view word);

/// `word` without squares typed as letters ("☐Nam"): such boxes are seen in the picture. Empty = nothing else is in it.
[[nodiscard]] std::string without_squares(std::string_view word);

/// A label without its number ("1.", "a)"), footnote marks ("(2)") and closing signs. Empty = no letter in it.
[[nodiscard]] std::string clean_label(std::string_view text);

/// What is left of a label's line when sentences before it are taken away: the clause behind the last colon with
/// words more than "ngày", cleaned.
[[nodiscard]] std::string last_clause(std::string_view text);

/// Lower-case words of letters and digits without diacritics, one space between: what labels are compared by.
[[nodiscard]] std::string label_key(std::string_view text);

/// A name made of the first words of `label`: "lý do xin nghỉ" -> "ly_do_xin_nghi". Begins with a letter; empty = no
/// letter in it.
[[nodiscard]] std::string name_of_label(std::string_view label);

}  // namespace hoso::drafting
