#include "signing/key_signer.hpp"

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/pkcs12.h>
#include <openssl/rsa.h>

#include <hoso/error.hpp>

namespace hoso::signing {
namespace {

[[noreturn]] void unusable(const std::string& detail) { throw Error("key.unusable", {{"detail", detail}}); }

class KeySigner : public Signer {
 public:
  KeySigner(KeyPtr key, std::vector<Bytes> certificates, std::shared_ptr<void> session)
      : session_(std::move(session)), key_(std::move(key)), certificates_(std::move(certificates)) {}

  [[nodiscard]] const std::vector<Bytes>& certificates() const override { return certificates_; }
  [[nodiscard]] KeyKind key_kind() const override {
    return EVP_PKEY_get_base_id(key_.get()) == EVP_PKEY_EC ? KeyKind::ec : KeyKind::rsa;
  }

  [[nodiscard]] Bytes sign(SignatureScheme scheme, ByteView message) override {
    const std::unique_ptr<EVP_MD_CTX, FreedBy<EVP_MD_CTX_free>> context(EVP_MD_CTX_new());
    EVP_PKEY_CTX* terms = nullptr;
    std::size_t size = 0;
    bool done = EVP_DigestSignInit(context.get(), &terms, EVP_sha256(), nullptr, key_.get()) == 1 &&
                (scheme != SignatureScheme::rsa_pss || set_pss(terms)) &&
                EVP_DigestSign(context.get(), nullptr, &size, message.data(), message.size()) == 1;
    Bytes value(size);
    done = done && EVP_DigestSign(context.get(), value.data(), &size, message.data(), message.size()) == 1;
    if (!done) unusable(last_complaint());
    value.resize(size);
    return value;
  }

 private:
  static bool set_pss(EVP_PKEY_CTX* terms) {
    return EVP_PKEY_CTX_set_rsa_padding(terms, RSA_PKCS1_PSS_PADDING) == 1 &&
           EVP_PKEY_CTX_set_rsa_pss_saltlen(terms, RSA_PSS_SALTLEN_DIGEST) == 1;
  }

  std::shared_ptr<void> session_;  ///< outlives the key
  KeyPtr key_;
  std::vector<Bytes> certificates_;
};

struct FreePkcs12 {
  void operator()(PKCS12* file) const { PKCS12_free(file); }
};

}  // namespace

Secret::~Secret() { wipe(); }

Secret& Secret::operator=(Secret&& other) noexcept {
  wipe();
  text_ = std::move(other.text_);
  other.wipe();
  return *this;
}

void Secret::wipe() {
  OPENSSL_cleanse(text_.data(), text_.capacity());
  text_.clear();
}

std::unique_ptr<Signer> key_signer(KeyPtr key, std::vector<Bytes> certificates, std::shared_ptr<void> session) {
  const X509Ptr own = certificates.empty() ? nullptr : certificate_of(certificates.front());
  if (!key || !own) unusable("certificate");
  if (X509_check_private_key(own.get(), key.get()) != 1) unusable("certificate");
  ERR_clear_error();
  if (!is_strong_key(X509_get0_pubkey(own.get()))) unusable(key_name(X509_get0_pubkey(own.get())));
  return std::make_unique<KeySigner>(std::move(key), std::move(certificates), std::move(session));
}

std::unique_ptr<Signer> pkcs12_signer(ByteView file, const Secret& passphrase) {
  const unsigned char* at = file.data();
  const std::unique_ptr<PKCS12, FreePkcs12> parsed(d2i_PKCS12(nullptr, &at, static_cast<long>(file.size())));
  if (!parsed) throw Error("key.unreadable", {{"detail", last_complaint()}});
  if (PKCS12_verify_mac(parsed.get(), passphrase.text().c_str(), -1) != 1) {
    ERR_clear_error();
    throw Error("key.bad_pin");
  }
  EVP_PKEY* key = nullptr;
  X509* own = nullptr;
  STACK_OF(X509)* others = nullptr;
  if (PKCS12_parse(parsed.get(), passphrase.text().c_str(), &key, &own, &others) != 1) {
    throw Error("key.unreadable", {{"detail", last_complaint()}});
  }
  KeyPtr owned_key(key);
  const X509Ptr owned(own);
  const CertificatesPtr owned_others(others);
  std::vector<Bytes> certificates;
  if (own) certificates.push_back(der_of(own, i2d_X509));
  for (int i = 0; others && i < sk_X509_num(others); ++i) {
    // The root proves nothing in a signature: who trusts it has it.
    if (X509_self_signed(sk_X509_value(others, i), 0) != 1)
      certificates.push_back(der_of(sk_X509_value(others, i), i2d_X509));
  }
  return key_signer(std::move(owned_key), std::move(certificates), nullptr);
}

}  // namespace hoso::signing
