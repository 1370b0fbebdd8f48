// The signatures of a PDF as its objects describe them: nothing is verified here.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <hoso/signing/report.hpp>

namespace hoso::signing {

/// One signed field (ISO 32000-1, 12.8.1).
struct PdfSignatureField {
  std::string name;  ///< of the field; may be empty
  std::string sub_filter;                    ///< "ETSI.CAdES.detached"
  std::array<std::int64_t, 4> byte_range{};  ///< as written: may be anything
  std::optional<std::chrono::sys_seconds> claimed_time;  ///< /M: by the signer's own clock; nullopt = not said
  std::string reason;  ///< /Reason, UTF-8; may be anything
  std::string location;  ///< /Location, as the reason
  int page = 0;  ///< where it is shown, from 1; 0 = nowhere
  ChangesAfter changes_after = ChangesAfter::none;  ///< what the file gained behind what the signature covers
};

/// In the order of the bytes they cover. Throws Error "input.damaged", "input.encrypted" where the file's
/// objects cannot be read. Hostile files crash decoders: call it in a confined process. Any thread.
[[nodiscard]] std::vector<PdfSignatureField> pdf_signature_fields(std::span<const std::uint8_t> pdf);

}  // namespace hoso::signing
