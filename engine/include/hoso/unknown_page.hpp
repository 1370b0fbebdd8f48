// Which pages of a dossier nobody has made sense of.
#pragma once

#include <algorithm>

#include <hoso/dossier.hpp>

namespace hoso {

/// A page with something on it that is neither a known form nor one that QR codes of hoso's own explain: of a filled
/// form or a separator sheet.
[[nodiscard]] inline bool is_unknown(const DossierPage& page) {
  const bool code = std::ranges::any_of(page.evidence, [](const Evidence& evidence) {
    return evidence.kind == "form_qr" || (evidence.kind == "separator_qr" && !evidence.items.empty());
  });
  return !page.match && !page.blank && !code;
}

}  // namespace hoso
