// What the three machine-readable lines of an identity card say: ICAO Doc 9303-5, TD1.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <hoso/evidence.hpp>

namespace hoso::mrz {

/// ICAO Doc 9303-3, 4.9: weights 7, 3, 1; A = 10 … Z = 35; '<' = 0; modulo 10. `text` holds nothing
/// but 0–9, A–Z and '<'.
[[nodiscard]] char check_digit(std::string_view text);

/// What a Vietnamese card says: docs/evidence.md, "card_mrz". `lines` as they were read, from the top:
/// 0–9, A–Z and '<'. Where only a digit can stand, a letter is taken for the digits it looks like, and
/// that only when the check digits leave one reading. Fillers ('<') may be too few or misread, as they
/// carry nothing. Nullopt unless there are three lines, all five check digits are right, the number
/// is possible and the dates exist.
[[nodiscard]] std::optional<std::vector<EvidenceItem>> card_items(const std::vector<std::string>& lines);

}  // namespace hoso::mrz
