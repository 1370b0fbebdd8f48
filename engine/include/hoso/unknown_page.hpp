// Which pages of a dossier nobody has made sense of.
#pragma once

#include <algorithm>

#include <hoso/dossier.hpp>

namespace hoso {

/// A page with something on it that is neither a known form nor a filled form's own QR code.
[[nodiscard]] inline bool is_unknown(const DossierPage& page) {
  const bool code = std::ranges::find(page.evidence, "form_qr", &Evidence::kind) != page.evidence.end();
  return !page.match && !page.blank && !code;
}

}  // namespace hoso
