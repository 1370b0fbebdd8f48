#include "signing/openssl.hpp"

#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/objects.h>

#include <ctime>

#include <fmt/format.h>

#include <hoso/sha256.hpp>

namespace hoso::signing {
namespace {

std::string utf8_of(const ASN1_STRING* text) {
  unsigned char* utf8 = nullptr;
  const int size = ASN1_STRING_to_UTF8(&utf8, text);
  std::string copy(reinterpret_cast<char*>(utf8), size > 0 ? static_cast<std::size_t>(size) : 0);
  OPENSSL_free(utf8);
  return copy;
}

/// The last entry of that kind: the most specific one.
std::string entry_of(const X509_NAME* name, int nid) {
  int last = -1;
  for (int at = X509_NAME_get_index_by_NID(name, nid, -1); at >= 0;) {
    last = at;
    at = X509_NAME_get_index_by_NID(name, nid, at);
  }
  if (last < 0) return {};
  return utf8_of(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, last)));
}

std::string whole_name(const X509_NAME* name) {
  const BioPtr memory(BIO_new(BIO_s_mem()));
  X509_NAME_print_ex(memory.get(), name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
  char* text = nullptr;
  const long size = BIO_get_mem_data(memory.get(), &text);
  return std::string(text, size > 0 ? static_cast<std::size_t>(size) : 0);
}

std::string common_name(const X509_NAME* name) {
  std::string common = entry_of(name, NID_commonName);
  return common.empty() ? whole_name(name) : common;
}

std::string serial_of(const X509* certificate) {
  const std::unique_ptr<BIGNUM, FreedBy<BN_free>> number(
      ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr));
  char* hex = number ? BN_bn2hex(number.get()) : nullptr;
  std::string text(hex ? hex : "");
  OPENSSL_free(hex);
  return text;
}

}  // namespace

X509Ptr certificate_of(ByteView der) {
  const unsigned char* at = der.data();
  X509Ptr certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
  if (at != der.data() + der.size()) certificate.reset();
  ERR_clear_error();
  return certificate;
}

CertificateFacts facts_of(const X509* certificate) {
  CertificateFacts facts;
  const X509_NAME* subject = X509_get_subject_name(certificate);
  facts.name = common_name(subject);
  facts.organisation = entry_of(subject, NID_organizationName);
  facts.issuer = common_name(X509_get_issuer_name(certificate));
  facts.serial = serial_of(certificate);
  facts.key = key_name(X509_get0_pubkey(certificate));
  facts.sha256 = sha256_hex(der_of(certificate, i2d_X509));
  facts.valid_from = seconds_of(X509_get0_notBefore(certificate));
  facts.valid_to = seconds_of(X509_get0_notAfter(certificate));
  return facts;
}

std::string key_name(const EVP_PKEY* key) {
  if (!key) return {};
  const int kind = EVP_PKEY_get_base_id(key);
  if (kind == EVP_PKEY_RSA || kind == EVP_PKEY_RSA_PSS) return fmt::format("RSA {}", EVP_PKEY_get_bits(key));
  if (kind == EVP_PKEY_EC) return fmt::format("EC P-{}", EVP_PKEY_get_bits(key));
  const char* name = OBJ_nid2sn(kind);
  return name ? name : "";
}

bool is_strong_key(const EVP_PKEY* key) {
  if (!key) return false;
  const int kind = EVP_PKEY_get_base_id(key);
  if (kind == EVP_PKEY_RSA || kind == EVP_PKEY_RSA_PSS) return EVP_PKEY_get_bits(key) >= 2048;
  return kind == EVP_PKEY_EC && EVP_PKEY_get_bits(key) >= 256;
}

bool is_strong_digest(int nid) {
  switch (nid) {
    case NID_sha256:
    case NID_sha384:
    case NID_sha512:
    case NID_sha512_256:
    case NID_sha3_256:
    case NID_sha3_384:
    case NID_sha3_512:
      return true;
    default:
      return false;
  }
}

std::chrono::sys_seconds seconds_of(const ASN1_TIME* time) {
  std::tm fields{};
  if (!time || ASN1_TIME_to_tm(time, &fields) != 1) return {};
  return std::chrono::sys_seconds(std::chrono::seconds(timegm(&fields)));
}

Bytes digest_of(const std::vector<ByteView>& parts, const EVP_MD* digest) {
  const std::unique_ptr<EVP_MD_CTX, FreedBy<EVP_MD_CTX_free>> context(EVP_MD_CTX_new());
  Bytes value(EVP_MAX_MD_SIZE);
  unsigned int size = 0;
  bool sound = digest && EVP_DigestInit_ex(context.get(), digest, nullptr) == 1;
  for (const ByteView part : parts) {
    sound = sound && EVP_DigestUpdate(context.get(), part.data(), part.size()) == 1;
  }
  if (!sound || EVP_DigestFinal_ex(context.get(), value.data(), &size) != 1) return {};
  value.resize(size);
  return value;
}

std::string last_complaint() {
  std::string text = "OpenSSL";
  if (const unsigned long error = ERR_peek_last_error()) {
    if (const char* reason = ERR_reason_error_string(error)) text = reason;
  }
  ERR_clear_error();
  return text;
}

}  // namespace hoso::signing
