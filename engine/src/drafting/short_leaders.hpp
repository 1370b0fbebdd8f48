// Places of a date that are printed as no more than "..." or "…".
#pragma once

#include <vector>

#include "drafting/page_print.hpp"

namespace hoso::drafting {

/// Leaders, mm, for the few dots that stand behind "ngày", "tháng" or "năm" ("năm 20…" too) and on none of `leaders`:
/// dots among `words`, and those drawn or joined to words, `few_dots`. Each reaches as far as the next word. Dots
/// elsewhere stand for "and so on", and give none.
[[nodiscard]] std::vector<MmRect> short_leaders(const std::vector<PrintedWord>& words,
                                                const std::vector<MmRect>& few_dots,
                                                const std::vector<MmRect>& leaders);

}  // namespace hoso::drafting
