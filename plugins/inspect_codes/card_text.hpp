// The text in the QR code of an identity card.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <hoso/evidence.hpp>

namespace hoso::codes {

/// What a card's code says: docs/evidence.md, "card_qr". Nullopt when the bytes are no such text, and
/// then nothing of them is kept: codes come from strangers. Strict: seven fields or more divided by
/// '|', a possible number, a date that exists, Nam or Nữ; bounded in every length.
/// A text that is no UTF-8 gives only what is written in ASCII: which encoding it would be is a guess.
[[nodiscard]] std::optional<std::vector<EvidenceItem>> card_items(std::string_view bytes);

}  // namespace hoso::codes
