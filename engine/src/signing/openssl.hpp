// OpenSSL's objects with owners, and the few things asked of them everywhere.
#pragma once

#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <hoso/signing/report.hpp>

namespace hoso::signing {

template <auto Free>
struct FreedBy {
  template <class Object>
  void operator()(Object* object) const {
    Free(object);
  }
};

using X509Ptr = std::unique_ptr<X509, FreedBy<X509_free>>;
using CrlPtr = std::unique_ptr<X509_CRL, FreedBy<X509_CRL_free>>;
using BioPtr = std::unique_ptr<BIO, FreedBy<BIO_free_all>>;
using CmsPtr = std::unique_ptr<CMS_ContentInfo, FreedBy<CMS_ContentInfo_free>>;
using KeyPtr = std::unique_ptr<EVP_PKEY, FreedBy<EVP_PKEY_free>>;

inline void free_stack_of_certificates(STACK_OF(X509) * stack) { sk_X509_pop_free(stack, X509_free); }
/// Owns the certificates in it.
using CertificatesPtr = std::unique_ptr<STACK_OF(X509), FreedBy<free_stack_of_certificates>>;

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

/// Null when `der` is not exactly one certificate.
[[nodiscard]] X509Ptr certificate_of(ByteView der);
[[nodiscard]] CertificateFacts facts_of(const X509* certificate);
/// "RSA 2048", "EC P-256".
[[nodiscard]] std::string key_name(const EVP_PKEY* key);
/// RSA from 2048, elliptic curves from 256 bit (TT 15/2025/TT-BKHCN, as reported; chưa đối chiếu văn bản gốc).
[[nodiscard]] bool is_strong_key(const EVP_PKEY* key);
/// SHA-256 or better.
[[nodiscard]] bool is_strong_digest(int nid);
/// Epoch for a time that cannot be read.
[[nodiscard]] std::chrono::sys_seconds seconds_of(const ASN1_TIME* time);
/// Of `parts`, one behind the other. Empty for a digest that OpenSSL does not know.
[[nodiscard]] Bytes digest_of(const std::vector<ByteView>& parts, const EVP_MD* digest);
/// `i2d` of OpenSSL, called for `object`.
template <class Object, class ToDer>
[[nodiscard]] Bytes der_of(const Object* object, ToDer to_der) {
  unsigned char* der = nullptr;
  const int size = to_der(object, &der);
  Bytes bytes(der, der + (size > 0 ? size : 0));
  OPENSSL_free(der);
  return bytes;
}
/// What OpenSSL last complained about in this thread, cleared; for {detail}.
[[nodiscard]] std::string last_complaint();

}  // namespace hoso::signing
