// Keys on tokens (PKCS#11 2.40).
#include <libp11.h>

#include <openssl/err.h>

#include <algorithm>

#include <hoso/error.hpp>

#include "signing/key_signer.hpp"

namespace hoso::signing {
namespace {

[[noreturn]] void not_found(const std::string& detail) {
  ERR_clear_error();
  throw Error("key.not_found", {{"detail", detail}});
}

/// The driver, and the slots it shows.
class TokenSession {
 public:
  explicit TokenSession(const std::filesystem::path& module) : context_(PKCS11_CTX_new()) {
    if (!context_) throw std::bad_alloc();
    if (PKCS11_CTX_load(context_, module.c_str()) != 0) {
      PKCS11_CTX_free(context_);
      throw Error("key.unreadable", {{"detail", last_complaint()}});
    }
    if (PKCS11_enumerate_slots(context_, &slots_, &count_) != 0) count_ = 0;
  }
  ~TokenSession() {
    if (slots_) PKCS11_release_all_slots(context_, slots_, count_);
    PKCS11_CTX_unload(context_);
    PKCS11_CTX_free(context_);
  }
  TokenSession(const TokenSession&) = delete;
  TokenSession& operator=(const TokenSession&) = delete;

  [[nodiscard]] PKCS11_SLOT* slot(const std::string& label) const {
    for (unsigned int i = 0; i < count_; ++i) {
      const PKCS11_TOKEN* token = slots_[i].token;
      const bool ready = token && token->initialized;
      if (ready && (label.empty() || (token->label && label == token->label))) return &slots_[i];
    }
    not_found(label.empty() ? "token" : label);
  }

 private:
  PKCS11_CTX* context_;
  PKCS11_SLOT* slots_ = nullptr;
  unsigned int count_ = 0;
};

bool same_id(const PKCS11_CERT& certificate, const PKCS11_KEY& key) {
  return certificate.id_len == key.id_len && std::equal(certificate.id, certificate.id + certificate.id_len, key.id);
}

struct Pair {
  PKCS11_CERT* certificate;
  PKCS11_KEY* key;
};

/// The certificate asked for whose key is on the token, too.
Pair pair_on(PKCS11_TOKEN* token, const std::string& label) {
  PKCS11_CERT* certificates = nullptr;
  PKCS11_KEY* keys = nullptr;
  unsigned int certificate_count = 0;
  unsigned int key_count = 0;
  if (PKCS11_enumerate_certs(token, &certificates, &certificate_count) != 0) not_found("certificate");
  if (PKCS11_enumerate_keys(token, &keys, &key_count) != 0) not_found("key");
  for (unsigned int i = 0; i < certificate_count; ++i) {
    const bool meant = label.empty() || (certificates[i].label && label == certificates[i].label);
    for (unsigned int j = 0; meant && j < key_count; ++j) {
      if (same_id(certificates[i], keys[j])) return {&certificates[i], &keys[j]};
    }
  }
  not_found(label.empty() ? "certificate" : label);
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

TokenKey token_key(const std::string& uri, const std::filesystem::path& module) {
  constexpr std::string_view scheme = "pkcs11:";
  if (!uri.starts_with(scheme)) not_found("pkcs11:");
  TokenKey key{module, {}, {}};
  std::string_view rest = std::string_view(uri).substr(scheme.size());
  rest = rest.substr(0, rest.find('?'));
  while (!rest.empty()) {
    const std::string_view part = rest.substr(0, rest.find(';'));
    if (part.starts_with("token=")) key.token = unescaped(part.substr(6));
    if (part.starts_with("object=")) key.object = unescaped(part.substr(7));
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
  }
  return key;
}

std::unique_ptr<Signer> token_signer(const TokenKey& place, const Secret& pin) {
  const auto session = std::make_shared<TokenSession>(place.module);
  PKCS11_SLOT* slot = session->slot(place.token);
  if (PKCS11_login(slot, 0, pin.text().c_str()) != 0) {
    ERR_clear_error();
    throw Error("key.bad_pin");
  }
  const Pair pair = pair_on(slot->token, place.object);
  KeyPtr key(PKCS11_get_private_key(pair.key));
  if (!key) throw Error("key.unusable", {{"detail", last_complaint()}});
  return key_signer(std::move(key), {der_of(pair.certificate->x509, i2d_X509)}, session);
}

}  // namespace hoso::signing
