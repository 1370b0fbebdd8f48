// What a field could also say: other readings of its place, and what codes on the pages say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <hoso/dossier.hpp>

#include "review/field_types.hpp"

namespace hoso::review {

struct Alternative {
  std::string text;         ///< as people write it
  std::string_view source;  ///< "ink", "card_qr", "card_mrz", "form_code"
  int page = 0;             ///< where it stands
};

/// Codes first, then other readings; each text once. A card's code counts for the person of whom it is: whose number or
/// name on the form it bears.
[[nodiscard]] std::vector<Alternative> alternatives_of(const Dossier&, const Document&, const FieldValue&,
                                                       const FieldTypes&);

}  // namespace hoso::review
