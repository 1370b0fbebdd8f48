#include "store/vault.hpp"

#include <sodium.h>

#include <algorithm>

#include <hoso/error.hpp>

namespace hoso::store {
namespace {

constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::string_view known_text = "hoso workspace";

void require_sodium() {
  if (sodium_init() < 0) throw Error("store.failed", {{"detail", "libsodium"}});
}

const std::uint8_t* bytes_of(std::string_view text) { return reinterpret_cast<const std::uint8_t*>(text.data()); }

std::string hex_of(const Bytes& bytes) {
  std::string hex(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
  hex.pop_back();
  return hex;
}

Bytes of_hex(const std::string& hex) {
  Bytes bytes(hex.size() / 2);
  std::size_t length = 0;
  const bool whole = sodium_hex2bin(bytes.data(), bytes.size(), hex.data(), hex.size(), nullptr, &length, nullptr) == 0;
  if (!whole || length * 2 != hex.size()) throw Error("store.damaged", {{"detail", "hex"}});
  return bytes;
}

}  // namespace

Key::~Key() { sodium_memzero(bytes_.data(), bytes_.size()); }

std::string random_hex(std::size_t count) {
  require_sodium();
  Bytes bytes(count);
  randombytes_buf(bytes.data(), bytes.size());
  return hex_of(bytes);
}

Key key_of(std::string_view secret, const std::string& salt_hex) {
  require_sodium();
  const Bytes salt = of_hex(salt_hex);
  if (salt.size() != crypto_pwhash_SALTBYTES) throw Error("store.damaged", {{"detail", "salt"}});
  std::array<std::uint8_t, 32> key{};
  if (crypto_pwhash(key.data(), key.size(), secret.data(), secret.size(), salt.data(), crypto_pwhash_OPSLIMIT_MODERATE,
                    crypto_pwhash_MEMLIMIT_MODERATE, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw Error("store.failed", {{"detail", "no memory for the key"}});
  }
  return Key(key);
}

Bytes Vault::seal(std::string_view purpose, std::string_view text) const {
  if (!key_) return {text.begin(), text.end()};
  Bytes sealed(nonce_bytes + text.size() + tag_bytes);
  randombytes_buf(sealed.data(), nonce_bytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + nonce_bytes, nullptr, bytes_of(text), text.size(),
                                             bytes_of(purpose), purpose.size(), nullptr, sealed.data(), key_->data());
  return sealed;
}

std::string Vault::open(std::string_view purpose, const Bytes& sealed) const {
  if (!key_) return {sealed.begin(), sealed.end()};
  if (sealed.size() < nonce_bytes + tag_bytes) throw Error("store.damaged", {{"detail", std::string(purpose)}});
  std::string text(sealed.size() - nonce_bytes - tag_bytes, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<std::uint8_t*>(text.data()), nullptr, nullptr,
                                                 sealed.data() + nonce_bytes, sealed.size() - nonce_bytes,
                                                 bytes_of(purpose), purpose.size(), sealed.data(), key_->data()) != 0) {
    throw Error("store.damaged", {{"detail", std::string(purpose)}});
  }
  return text;
}

std::string Vault::blind(std::string_view text) const {
  if (!key_) return std::string(text);
  Bytes digest(32);
  crypto_generichash(digest.data(), digest.size(), bytes_of(text), text.size(), key_->data(), 32);
  return hex_of(digest);
}

NewVault new_vault(std::string_view secret) {
  NewVault made;
  made.sealing.salt = random_hex(crypto_pwhash_SALTBYTES);
  made.vault = Vault(key_of(secret, made.sealing.salt));
  made.sealing.check = hex_of(made.vault.seal("check", known_text));
  return made;
}

Vault opened_vault(const Sealing& sealing, std::string_view secret) {
  Vault vault(key_of(secret, sealing.salt));
  try {
    if (vault.open("check", of_hex(sealing.check)) == known_text) return vault;
  } catch (const Error&) {
    // Falls through: bytes that the key does not open.
  }
  throw Error("store.wrong_key");
}

}  // namespace hoso::store
