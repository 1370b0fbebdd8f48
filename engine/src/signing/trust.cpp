#include "signing/trust.hpp"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <hoso/error.hpp>
#include <hoso/signing/trust_store.hpp>

namespace hoso::signing {

struct TrustStore::Contents {
  std::unique_ptr<X509_STORE, FreedBy<X509_STORE_free>> store{X509_STORE_new()};
  CertificatesPtr links{sk_X509_new_null()};
  int anchors = 0;
  bool has_revocation_lists = false;
};

namespace {

using StoreContext = std::unique_ptr<X509_STORE_CTX, FreedBy<X509_STORE_CTX_free>>;

[[noreturn]] void unreadable(const std::filesystem::path& path, const std::string& detail) {
  ERR_clear_error();
  throw Error("trust.unreadable", {{"path", path.filename().string()}, {"detail", detail}});
}

/// Null for an end of file; the caller asks again until then.
X509Ptr next_pem(BIO* bio) { return X509Ptr(PEM_read_bio_X509(bio, nullptr, nullptr, nullptr)); }

std::vector<X509Ptr> certificates_of(ByteView bytes) {
  std::vector<X509Ptr> certificates;
  if (X509Ptr one = certificate_of(bytes)) {
    certificates.push_back(std::move(one));
    return certificates;
  }
  const BioPtr bio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
  while (X509Ptr one = next_pem(bio.get())) certificates.push_back(std::move(one));
  ERR_clear_error();
  return certificates;
}

CrlPtr revocation_list_of(ByteView bytes) {
  const unsigned char* at = bytes.data();
  if (CrlPtr list{d2i_X509_CRL(nullptr, &at, static_cast<long>(bytes.size()))}) return list;
  ERR_clear_error();
  const BioPtr bio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
  return CrlPtr(PEM_read_bio_X509_CRL(bio.get(), nullptr, nullptr, nullptr));
}

void add_certificate(TrustStore::Contents& contents, X509Ptr certificate) {
  if (X509_self_signed(certificate.get(), 1) == 1) {
    X509_STORE_add_cert(contents.store.get(), certificate.get());
    ++contents.anchors;
  } else {
    sk_X509_push(contents.links.get(), certificate.release());
  }
  ERR_clear_error();
}

void add_file(TrustStore::Contents& contents, const std::filesystem::path& file) {
  // A certificate has a few kB; a province's revocation list may have some MB.
  constexpr std::uintmax_t max_bytes = 64U << 20;
  if (std::filesystem::file_size(file) > max_bytes) unreadable(file, "size");
  std::ifstream stream(file, std::ios::binary);
  const Bytes bytes{std::istreambuf_iterator<char>(stream), {}};
  if (file.extension() == ".crl") {
    const CrlPtr list = revocation_list_of(bytes);
    if (!list) unreadable(file, "CRL");
    X509_STORE_add_crl(contents.store.get(), list.get());
    contents.has_revocation_lists = true;
    return;
  }
  std::vector<X509Ptr> certificates = certificates_of(bytes);
  if (certificates.empty()) unreadable(file, "X.509");
  for (X509Ptr& certificate : certificates) add_certificate(contents, std::move(certificate));
}

bool is_trust_file(const std::filesystem::path& file) {
  const std::string kind = file.extension().string();
  return kind == ".pem" || kind == ".crt" || kind == ".cer" || kind == ".der" || kind == ".crl";
}

/// Owns neither: the store's context copies pointers only while the stack lives.
struct BorrowedStack {
  BorrowedStack(STACK_OF(X509) * first, STACK_OF(X509) * second) : stack(sk_X509_new_null()) {
    for (STACK_OF(X509) * each : {first, second}) {
      for (int i = 0; each && i < sk_X509_num(each); ++i) sk_X509_push(stack, sk_X509_value(each, i));
    }
  }
  ~BorrowedStack() { sk_X509_free(stack); }
  BorrowedStack(const BorrowedStack&) = delete;
  BorrowedStack& operator=(const BorrowedStack&) = delete;
  STACK_OF(X509) * stack;
};

std::string day_of(std::chrono::sys_seconds time) {
  return fmt::format("{:%d/%m/%Y}", fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}

/// One attempt; X509_V_OK or OpenSSL's error. `context` then tells more.
int attempt(X509_STORE_CTX* context, const ChainRequest& request, bool with_revocation) {
  const TrustStore::Contents& trust = request.judgement.trust->contents();
  const BorrowedStack links(request.others, trust.links.get());
  if (X509_STORE_CTX_init(context, trust.store.get(), request.leaf, links.stack) != 1) {
    return X509_V_ERR_UNSPECIFIED;
  }
  X509_VERIFY_PARAM* terms = X509_STORE_CTX_get0_param(context);
  X509_VERIFY_PARAM_set_time(terms, std::chrono::system_clock::to_time_t(request.at));
  // 112 bits: no SHA-1 below the anchors, no RSA below 2048.
  X509_VERIFY_PARAM_set_auth_level(terms, 2);
  if (with_revocation) X509_VERIFY_PARAM_set_flags(terms, X509_V_FLAG_CRL_CHECK);
  if (request.stamps_time) X509_STORE_CTX_set_purpose(context, X509_PURPOSE_TIMESTAMP_SIGN);
  const bool verified = X509_verify_cert(context) == 1;
  const int error = X509_STORE_CTX_get_error(context);
  ERR_clear_error();
  return verified ? X509_V_OK : error == X509_V_OK ? X509_V_ERR_UNSPECIFIED : error;
}

bool lacks_revocation_list(int error) {
  return error == X509_V_ERR_UNABLE_TO_GET_CRL || error == X509_V_ERR_CRL_HAS_EXPIRED ||
         error == X509_V_ERR_CRL_NOT_YET_VALID || error == X509_V_ERR_UNABLE_TO_GET_CRL_ISSUER;
}

/// A key may be used until it is revoked.
bool revoked_later(X509_STORE_CTX* context, const ChainRequest& request) {
  X509_CRL* list = X509_STORE_CTX_get0_current_crl(context);
  X509_REVOKED* entry = nullptr;
  if (!request.time_proven || !list || X509_CRL_get0_by_cert(list, &entry, request.leaf) != 1) return false;
  return seconds_of(X509_REVOKED_get0_revocationDate(entry)) > request.at;
}

void add_chain_issue(int error, const ChainRequest& request, SignatureReport& report) {
  switch (error) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return;  // judge_validity says it of the leaf; of issuers it is said below
    case X509_V_ERR_CERT_REVOKED:
      return report.add("signature.revoked");
    default:
      return report.add("signature.untrusted",
                        {{"issuer", facts_of(request.leaf).issuer}, {"detail", X509_verify_cert_error_string(error)}});
  }
}

/// True = the leaf was valid at that time.
bool judge_validity(const ChainRequest& request, SignatureReport& report) {
  const CertificateFacts facts = facts_of(request.leaf);
  if (request.at < facts.valid_from) report.add("signature.not_yet_valid", {{"day", day_of(facts.valid_from)}});
  if (request.at > facts.valid_to) report.add("signature.expired", {{"day", day_of(facts.valid_to)}});
  return request.at >= facts.valid_from && request.at <= facts.valid_to;
}

}  // namespace

TrustStore TrustStore::read(const std::filesystem::path& folder) {
  auto contents = std::make_shared<Contents>();
  std::error_code failure;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
    if (entry.is_regular_file() && is_trust_file(entry.path())) files.push_back(entry.path());
  }
  if (failure) unreadable(folder, failure.message());
  std::ranges::sort(files);
  for (const auto& file : files) add_file(*contents, file);
  if (contents->anchors == 0) unreadable(folder, "no self-signed certificate");
  return TrustStore(std::move(contents));
}

bool judge_chain(const ChainRequest& request, SignatureReport& report) {
  const bool valid = judge_validity(request, report);
  if (!request.judgement.trust) {
    report.add("signature.trust_unchecked");
    return false;
  }
  const StoreContext context(X509_STORE_CTX_new());
  bool looked_up = request.judgement.trust->contents().has_revocation_lists;
  int error = attempt(context.get(), request, looked_up);
  // OpenSSL stops at a list's verdict, before it has seen the signatures of the chain.
  const bool harmless = error == X509_V_ERR_CERT_REVOKED && revoked_later(context.get(), request);
  if (looked_up && (harmless || lacks_revocation_list(error))) {
    looked_up = harmless;
    X509_STORE_CTX_cleanup(context.get());
    error = attempt(context.get(), request, false);
  }
  const bool issuer_out_of_time =
      valid && (error == X509_V_ERR_CERT_HAS_EXPIRED || error == X509_V_ERR_CERT_NOT_YET_VALID);
  if (issuer_out_of_time) error = X509_V_ERR_INVALID_CA;
  if (error != X509_V_OK) add_chain_issue(error, request, report);
  if (error == X509_V_OK && !looked_up) report.add("signature.revocation_unknown");
  return error == X509_V_OK && valid;
}

void judge_signer(X509* leaf, STACK_OF(X509) * others, const Judgement& judgement, SignatureReport& report) {
  const bool stated = (X509_get_extension_flags(leaf) & EXFLAG_KUSAGE) != 0;
  const bool signs = (X509_get_key_usage(leaf) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0;
  if (stated && !signs) report.add("signature.key_usage");
  const bool proven = report.time_stamp && report.time_stamp->trusted;
  ChainRequest chain{leaf, others, judgement, proven ? report.time_stamp->time : judgement.now};
  chain.time_proven = proven;
  judge_chain(chain, report);
}

}  // namespace hoso::signing
