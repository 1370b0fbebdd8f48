// A PDF signed in an incremental update (PAdES B-B or B-T, EN 319 142-1).
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <hoso/signer.hpp>

namespace hoso::signing {

/// Views; outlive the call.
struct PdfRequest {
  std::span<const std::uint8_t> document;  ///< a whole PDF
  Signer& signer;  ///< whose key signs
  SignatureScheme scheme;  ///< that the key must do
  TimeStamper* time_stamper = nullptr;    ///< null = level B-B
  std::chrono::sys_seconds signing_time;  ///< the signature dictionary's /M
  /// Lines shown at the top right of page 1, 10 pt, upright, black, without a picture (Decree 30/2020/NĐ-CP, annex I,
  /// as reported); UTF-8. Empty = the signature is not shown.
  std::vector<std::string> shown;
};

/// `document` with an update behind it: what was there stays, byte for byte, so earlier signatures hold and a PDF/A
/// stays one. Throws Error "signing.unsuitable" for what is no sound PDF, is encrypted or certified against changes;
/// what signer and time stamper throw; "signing.failed". Parses `document`: hostile files belong in a confined process.
[[nodiscard]] std::vector<std::uint8_t> pdf_with_signature(const PdfRequest&);

}  // namespace hoso::signing
