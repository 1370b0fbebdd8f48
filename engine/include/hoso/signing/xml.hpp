// An XML document signed in itself (XAdES B-B, EN 319 132-1).
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <vector>

#include <hoso/signer.hpp>

namespace hoso::signing {

/// Views; outlive the call.
struct XmlRequest {
  std::span<const std::uint8_t> document;  ///< a whole XML document
  Signer& signer;  ///< whose key signs
  SignatureScheme scheme;  ///< that the key must do
  std::chrono::sys_seconds signing_time;  ///< xades:SigningTime, UTC
};

/// `document` with an enveloped signature as the root's last child. The signature covers the whole document.
/// Throws Error "input.damaged" for what is no XML, "signing.unsuitable" for what has a signature already: it
/// would break. And what the signer throws.
[[nodiscard]] std::vector<std::uint8_t> xml_with_signature(const XmlRequest&);

}  // namespace hoso::signing
