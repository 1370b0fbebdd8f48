// Keys that sign: from a file or a token. They stay where they are, and are gone from memory with their signer.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

#include <hoso/signer.hpp>

namespace hoso::signing {

/// A text that is wiped from memory when it goes: a PIN, a passphrase.
class Secret {
 public:
  Secret() = default;
  /// Takes the text over; copies that the caller has are the caller's to wipe.
  explicit Secret(std::string text) : text_(std::move(text)) {}
  ~Secret();
  /// `other` is empty then.
  Secret(Secret&& other) noexcept : text_(std::move(other.text_)) { other.wipe(); }
  Secret& operator=(Secret&& other) noexcept;  ///< The text held before is wiped.
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;

  /// Lives as long as this; do not copy it.
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  void wipe();
  std::string text_;
};

/// The key and certificates of a PKCS#12 file (RFC 7292). Throws Error "key.bad_pin", "key.unreadable",
/// "key.unusable" for a key that is too weak (SHA-256 with RSA from 2048 or ECDSA from 256 bit).
[[nodiscard]] std::unique_ptr<Signer> pkcs12_signer(std::span<const std::uint8_t> file, const Secret& passphrase);

/// Where a key lies on a token.
struct TokenKey {
  std::filesystem::path module;  ///< PKCS#11 driver
  std::string token;             ///< label; empty = the first token that is there
  std::string object;            ///< label of certificate and key; empty = the first with both
};

/// "pkcs11:token=…;object=…" (RFC 7512; other parts are ignored). Throws Error("key.not_found") for another text.
[[nodiscard]] TokenKey token_key(const std::string& uri, const std::filesystem::path& module);

/// A key that never leaves its token (PKCS#11 2.40, by libp11). Throws Error "key.not_found", "key.bad_pin",
/// "key.unreadable", "key.unusable".
[[nodiscard]] std::unique_ptr<Signer> token_signer(const TokenKey&, const Secret& pin);

/// Asks the RFC 3161 authority at `url` (http, https) over the network. `seconds`: at most so long for an answer.
[[nodiscard]] std::unique_ptr<TimeStamper> time_stamper(const std::string& url, double seconds);

}  // namespace hoso::signing
