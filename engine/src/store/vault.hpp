// Encryption at rest: what the store writes to the disk, sealed or as it is.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "store/database.hpp"

namespace hoso::store {

/// 32 bytes; overwritten when the owner goes.
class Key {
 public:
  explicit Key(std::array<std::uint8_t, 32> bytes) : bytes_(bytes) {}
  ~Key();
  Key(const Key&) = default;
  Key& operator=(const Key&) = default;
  [[nodiscard]] const std::uint8_t* data() const { return bytes_.data(); }

 private:
  std::array<std::uint8_t, 32> bytes_;
};

/// What the workspace's file says of its encryption; no secret in it.
struct Sealing {
  std::string salt;   ///< hex, for passphrases
  std::string check;  ///< hex, a known text sealed: tells a wrong key
};

/// Argon2id (RFC 9106) of `secret`, moderate cost: about a second. Throws Error "store.failed" without memory for it.
[[nodiscard]] Key key_of(std::string_view secret, const std::string& salt_hex);

/// `count` random bytes as lower-case hex.
[[nodiscard]] std::string random_hex(std::size_t count);

/// Seals with XChaCha20-Poly1305 (libsodium) under its key; without a key, bytes stay as they are. Any thread.
class Vault {
 public:
  Vault() = default;
  explicit Vault(const Key& key) : key_(key) {}

  [[nodiscard]] bool seals() const { return key_.has_value(); }
  /// `purpose` ("name", "file") is bound to the bytes: what was sealed for one cannot be put in another's place.
  [[nodiscard]] Bytes seal(std::string_view purpose, std::string_view text) const;
  /// Throws Error "store.damaged" for bytes that are not what seal() gave.
  [[nodiscard]] std::string open(std::string_view purpose, const Bytes& sealed) const;
  /// A name that tells nothing of `text` without the key; without a key, `text` itself.
  [[nodiscard]] std::string blind(std::string_view text) const;

 private:
  std::optional<Key> key_;
};

/// The sealing of a new workspace whose key comes from `secret`, with its vault.
struct NewVault {
  Sealing sealing;
  Vault vault;
};
[[nodiscard]] NewVault new_vault(std::string_view secret);

/// Throws Error "store.wrong_key".
[[nodiscard]] Vault opened_vault(const Sealing& sealing, std::string_view secret);

}  // namespace hoso::store
