// What a page says about people beside the fields of a form: the codes of identity cards.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <hoso/geometry.hpp>

namespace hoso {

/// One statement of an evidence. `value` is normalised as the field type of the same meaning does
/// (dates ISO 8601, names NFC); `raw` is as encoded.
struct EvidenceItem {
  std::string id;  ///< "citizen_id", "full_name", "birth_date", …
  std::string raw;  ///< as encoded
  std::string value;  ///< normalised; empty = raw is no value of its kind
};

/// Something machine-readable found on a page.
struct Evidence {
  std::string kind;  ///< "card_qr": docs/evidence.md lists them
  PixelRect box;     ///< on the upright page picture
  double confidence = 0;  ///< 0..1, that all items are as written on the card
  std::vector<EvidenceItem> items;  ///< in the order of the code; no id twice

  /// Null when nothing is said about it.
  [[nodiscard]] const EvidenceItem* find(std::string_view id) const {
    for (const EvidenceItem& item : items) {
      if (item.id == id) return &item;
    }
    return nullptr;
  }
};

}  // namespace hoso
