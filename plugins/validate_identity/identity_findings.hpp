// What people are told when places of a dossier contradict each other about a person.
#pragma once

#include <string>

#include <hoso/finding.hpp>

#include "comparison.hpp"

namespace hoso::identity {

/// "card_qr" -> "mã QR của căn cước".
[[nodiscard]] LocalizedText source_name(const std::string& evidence_kind);

/// "identity.<trait>_differs": the form and something else, named by `source` and, when `page` is
/// not 0, by its page.
[[nodiscard]] Finding differs_from(const TraitField&, const std::string& other_value,
                                   const LocalizedText& source, int page);
/// "identity.codes_differ"
[[nodiscard]] Finding codes_differ(Trait, const Evidence& one, const Evidence& other, int page);
/// "identity.card_of_nobody"
[[nodiscard]] Finding card_of_nobody(const Evidence&, int page);

}  // namespace hoso::identity
