// CMS signatures made: what PAdES and CAdES have in common (RFC 5652, EN 319 122-1).
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <hoso/signer.hpp>

namespace hoso::signing {

/// Views; outlive the call.
struct CmsRequest {
  std::vector<std::span<const std::uint8_t>> content;  ///< signed one behind the other
  Signer& signer;  ///< whose key signs
  SignatureScheme scheme;  ///< that the key must do
  TimeStamper* time_stamper = nullptr;  ///< adds a signature time stamp: level B-T
  /// The signing-time attribute, which CAdES asks for and PAdES forbids.
  std::optional<std::chrono::sys_seconds> signing_time;
};

/// A detached signature at level B-B or B-T, DER: SHA-256, signing-certificate-v2, the signer's certificates.
/// Throws what signer and time stamper throw, and Error "signing.failed".
[[nodiscard]] std::vector<std::uint8_t> cms_signature(const CmsRequest&);

/// Whom the signer's certificate names: the organisation, else the person. Empty = it cannot be read.
[[nodiscard]] std::string signer_name(const Signer&);

/// The scheme for a signer's key; `pkcs1` asks for the older padding of RSA.
[[nodiscard]] SignatureScheme scheme_for(const Signer&, bool pkcs1);

}  // namespace hoso::signing
