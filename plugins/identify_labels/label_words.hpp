// How wide the words of labels are, and whether something else was read as a part of them.
#pragma once

#include "places.hpp"

namespace hoso::labels {

/// A seen word of a phrase and what it must be.
struct WordMatch {
  std::size_t word = 0;     ///< in PageFindings::words
  std::size_t letters = 0;  ///< of the printed words that it shows
  double width_mm = 0;      ///< of these on the form
};

/// The words of phrase `at`, which was seen.
[[nodiscard]] std::vector<WordMatch> words_of(const PageFindings& page, std::size_t at);

/// By how much the page's print is wider than the form's.
[[nodiscard]] double width_ratio(const PageFindings& page);

/// Writing that touches a label is read as a part of it: then it has letters more, or is wider.
[[nodiscard]] bool shows_nothing_else(const PageFindings& page, const WordMatch& match, double ratio);

/// Where the word's print is, without what was read as a part of it.
[[nodiscard]] MmRect print_of(const PageFindings& page, const WordMatch& match, double ratio);

}  // namespace hoso::labels
