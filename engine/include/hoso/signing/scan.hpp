// The signatures of a PDF found in its bytes alone, by programs that must not parse it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <hoso/signing/pdf_fields.hpp>

namespace hoso::signing {

/// Every "/ByteRange [0 n n n]" that stands in plain sight: a signature's own bytes can be neither compressed nor
/// encrypted (ISO 32000-1, 12.8.1). What names, times and later changes are is not known: `changes_after` is `content`
/// unless a later signature covers more of the file. In the order of the bytes they cover. Any thread; never throws.
[[nodiscard]] std::vector<PdfSignatureField> scanned_signature_fields(std::span<const std::uint8_t> pdf);

}  // namespace hoso::signing
