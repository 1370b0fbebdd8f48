// Who signs, and who says when: the services a sign stage is given. Keys stay with the engine.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace hoso {

/// How a signature value is computed; all over SHA-256.
enum class SignatureScheme {
  rsa_pss,    ///< RSASSA-PSS, MGF1 with SHA-256, salt of 32 bytes (RFC 8017)
  rsa_pkcs1,  ///< RSASSA-PKCS1-v1_5
  ecdsa,      ///< value = Ecdsa-Sig-Value, DER (RFC 3279)
};

/// What a key can compute.
enum class KeyKind { rsa, ec };

/// A private key that was unlocked, with its certificate. Used by one thread at a time.
class Signer {
 public:
  virtual ~Signer() = default;
  /// X.509, DER; the signer's own first, then issuers as far as they are at hand. Never empty.
  [[nodiscard]] virtual const std::vector<std::vector<std::uint8_t>>& certificates() const = 0;
  /// Which schemes to choose from; an RSA key may still do only one of its two.
  [[nodiscard]] virtual KeyKind key_kind() const = 0;
  /// The signature value over `message`. Throws Error "key.unusable" when the key does not do `scheme`, or a
  /// token was taken out.
  [[nodiscard]] virtual std::vector<std::uint8_t> sign(SignatureScheme scheme,
                                                       std::span<const std::uint8_t> message) = 0;
};

/// Asks a time-stamping authority (RFC 3161). Used by one thread at a time.
class TimeStamper {
 public:
  virtual ~TimeStamper() = default;
  /// A TimeStampToken over `message`, DER. Throws Error "signing.time_stamp_failed".
  [[nodiscard]] virtual std::vector<std::uint8_t> stamp(std::span<const std::uint8_t> message) = 0;
};

}  // namespace hoso
