#include "signing/cms_judge.hpp"

#include <openssl/err.h>
#include <openssl/pkcs7.h>
#include <openssl/rsa.h>

#include <algorithm>

#include <fmt/format.h>

#include "signing/time_stamp_judge.hpp"
#include "signing/trust.hpp"

namespace hoso::signing {
namespace {

/// What belongs to one signer.
struct SignerParts {
  CMS_SignerInfo* info;
  STACK_OF(X509) * certificates;
  X509* certificate;
};

int nid_of(const X509_ALGOR* algorithm) { return OBJ_obj2nid(algorithm->algorithm); }

struct Algorithms {
  int digest = NID_undef;
  int signature = NID_undef;
};

Algorithms algorithms_of(CMS_SignerInfo* info) {
  X509_ALGOR* digest = nullptr;
  X509_ALGOR* signature = nullptr;
  CMS_SignerInfo_get0_algs(info, nullptr, nullptr, &digest, &signature);
  return {nid_of(digest), nid_of(signature)};
}

std::string family_of(int signature_nid) {
  if (signature_nid == NID_rsassaPss) return "RSASSA-PSS";
  int key = NID_undef;
  if (OBJ_find_sigid_algs(signature_nid, nullptr, &key) != 1) key = signature_nid;
  if (key == NID_rsaEncryption) return "RSASSA-PKCS1-v1_5";
  if (key == NID_X9_62_id_ecPublicKey) return "ECDSA";
  const char* name = OBJ_nid2sn(key);
  return name ? name : "?";
}

std::string name_of(const Algorithms& algorithms) {
  const char* digest = OBJ_nid2ln(algorithms.digest);
  std::string hash = digest ? digest : "?";
  std::ranges::transform(hash, hash.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  if (hash.starts_with("SHA") && hash.size() == 6) hash.insert(3, 1, '-');
  return fmt::format("{}, {}", family_of(algorithms.signature), hash);
}

/// OpenSSL goes by the key and the digest; the name of the signature's algorithm must not say otherwise.
bool fit_together(const Algorithms& algorithms, const EVP_PKEY* key) {
  const int kind = key ? EVP_PKEY_get_base_id(key) : NID_undef;
  const bool rsa = kind == EVP_PKEY_RSA || kind == EVP_PKEY_RSA_PSS;
  if (algorithms.signature == NID_rsassaPss || algorithms.signature == NID_rsaEncryption) return rsa;
  int digest = NID_undef;
  int owner = NID_undef;
  if (OBJ_find_sigid_algs(algorithms.signature, &digest, &owner) != 1) return false;
  return digest == algorithms.digest && (owner == kind || (owner == NID_rsaEncryption && rsa));
}

/// X.509 compares names without case; the one that names the signer must be written as in the certificate.
bool names_issuer_exactly(const SignerParts& parts) {
  X509_NAME* stated = nullptr;
  CMS_SignerInfo_get0_signer_id(parts.info, nullptr, &stated, nullptr);
  return !stated || der_of(stated, i2d_X509_NAME) == der_of(X509_get_issuer_name(parts.certificate), i2d_X509_NAME);
}

void judge_algorithms(const SignerParts& parts, SignatureReport& report) {
  const Algorithms algorithms = algorithms_of(parts.info);
  report.algorithm = name_of(algorithms);
  const EVP_PKEY* key = X509_get0_pubkey(parts.certificate);
  if (!fit_together(algorithms, key)) report.add("signature.unsupported", {{"detail", report.algorithm}});
  if (!names_issuer_exactly(parts)) report.add("signature.damaged", {{"detail", "SignerIdentifier"}});
  if (!is_strong_digest(algorithms.digest)) report.add("signature.weak", {{"algorithm", report.algorithm}});
  if (!is_strong_key(key)) report.add("signature.weak", {{"algorithm", key_name(key)}});
  if (family_of(algorithms.signature) == "RSASSA-PKCS1-v1_5") report.add("signature.rsa_padding");
}

const ASN1_OCTET_STRING* message_digest(CMS_SignerInfo* info) {
  return static_cast<const ASN1_OCTET_STRING*>(
      CMS_signed_get0_data_by_OBJ(info, OBJ_nid2obj(NID_pkcs9_messageDigest), -3, V_ASN1_OCTET_STRING));
}

bool is_about_data(CMS_SignerInfo* info) {
  const auto* type = static_cast<const ASN1_OBJECT*>(
      CMS_signed_get0_data_by_OBJ(info, OBJ_nid2obj(NID_pkcs9_contentType), -3, V_ASN1_OBJECT));
  return type && OBJ_obj2nid(type) == NID_pkcs7_data;
}

/// Digest and signature. Without signed attributes a signature could be passed off as one over other attributes.
void judge_bytes(const SignerParts& parts, const CmsEvidence& evidence, SignatureReport& report) {
  const ASN1_OCTET_STRING* stated = message_digest(parts.info);
  if (!stated || !is_about_data(parts.info)) {
    return report.add("signature.unsupported", {{"detail", "signed attributes"}});
  }
  const Bytes digest = digest_of(evidence.content, EVP_get_digestbynid(algorithms_of(parts.info).digest));
  const ByteView said(ASN1_STRING_get0_data(stated), static_cast<std::size_t>(ASN1_STRING_length(stated)));
  if (digest.empty()) return report.add("signature.unsupported", {{"detail", report.algorithm}});
  if (!std::ranges::equal(digest, said)) report.add("signature.altered");
  CMS_SignerInfo_set1_signer_cert(parts.info, parts.certificate);
  if (CMS_SignerInfo_verify(parts.info) != 1) report.add("signature.invalid");
  ERR_clear_error();
}

bool names_a_certificate(CMS_SignerInfo* info) {
  return CMS_signed_get_attr_by_NID(info, NID_id_smime_aa_signingCertificate, -1) >= 0 ||
         CMS_signed_get_attr_by_NID(info, NID_id_smime_aa_signingCertificateV2, -1) >= 0;
}

std::optional<std::chrono::sys_seconds> signing_time(CMS_SignerInfo* info) {
  const int at = CMS_signed_get_attr_by_NID(info, NID_pkcs9_signingTime, -1);
  if (at < 0) return std::nullopt;
  const ASN1_TYPE* value = X509_ATTRIBUTE_get0_type(CMS_signed_get_attr(info, at), 0);
  const bool is_time = value && (value->type == V_ASN1_UTCTIME || value->type == V_ASN1_GENERALIZEDTIME);
  if (!is_time) return std::nullopt;
  return seconds_of(value->value.asn1_string);
}

void judge_attributes(const SignerParts& parts, const CmsEvidence& evidence, SignatureReport& report) {
  if (!names_its_certificate(parts.info, parts.certificate, parts.certificates)) {
    // Named, but another one: whoever exchanged it wants it to be taken for the signer's.
    report.add(names_a_certificate(parts.info) ? "signature.other_certificate" : "signature.unbound");
  }
  const auto time = signing_time(parts.info);
  // EN 319 142-1, 6.3: the time stands in the PDF, and nowhere else.
  if (evidence.in_pdf && time && report.format == "PAdES") report.add("signature.signing_time");
  if (time && !report.claimed_time) report.claimed_time = time;
}

/// The DER of the signature's first time stamp; empty = none.
Bytes time_stamp_token(CMS_SignerInfo* info) {
  const int at = CMS_unsigned_get_attr_by_NID(info, NID_id_smime_aa_timeStampToken, -1);
  if (at < 0) return {};
  const ASN1_TYPE* value = X509_ATTRIBUTE_get0_type(CMS_unsigned_get_attr(info, at), 0);
  if (!value || value->type != V_ASN1_SEQUENCE) return {0};
  const ASN1_STRING* sequence = value->value.sequence;
  return Bytes(ASN1_STRING_get0_data(sequence), ASN1_STRING_get0_data(sequence) + ASN1_STRING_length(sequence));
}

void judge_signature_time_stamp(const SignerParts& parts, const Judgement& judgement, SignatureReport& report) {
  const Bytes token = time_stamp_token(parts.info);
  if (token.empty()) return report.add("signature.no_time_stamp");
  const ASN1_OCTET_STRING* value = CMS_SignerInfo_get0_signature(parts.info);
  const ByteView stamped(ASN1_STRING_get0_data(value), static_cast<std::size_t>(ASN1_STRING_length(value)));
  judge_signature_stamp(token, {stamped}, judgement, report);
}

SignatureReport judged(const SignerParts& parts, const CmsEvidence& evidence, SignatureReport report) {
  if (!parts.certificate) {
    report.add("signature.damaged", {{"detail", "certificate"}});
    return report;
  }
  report.signer = facts_of(parts.certificate);
  judge_algorithms(parts, report);
  judge_bytes(parts, evidence, report);
  judge_attributes(parts, evidence, report);
  judge_signature_time_stamp(parts, evidence.judgement, report);
  judge_signer(parts.certificate, parts.certificates, evidence.judgement, report);
  return report;
}

using Pkcs7Ptr = std::unique_ptr<PKCS7, FreedBy<PKCS7_free>>;

/// What surrounds the signer's own part is under no signature. RFC 5652, 5.1: the version that its parts ask for, and
/// the digest algorithms of the signers listed, which only the older reader shows. True when that reader cannot tell.
bool has_sound_frame(ByteView der, CMS_ContentInfo* cms) {
  if (OBJ_obj2nid(CMS_get0_eContentType(cms)) != NID_pkcs7_data) return false;
  const unsigned char* at = der.data();
  const Pkcs7Ptr frame(d2i_PKCS7(nullptr, &at, static_cast<long>(der.size())));
  ERR_clear_error();
  if (!frame || !PKCS7_type_is_signed(frame.get())) return true;
  const PKCS7_SIGNED* content = frame->d.sign;
  const long version = ASN1_INTEGER_get(content->version);
  STACK_OF(CMS_SignerInfo)* signers = CMS_get0_SignerInfos(cms);
  for (int i = 0; i < sk_CMS_SignerInfo_num(signers); ++i) {
    const int digest = algorithms_of(sk_CMS_SignerInfo_value(signers, i)).digest;
    bool listed = false;
    for (int j = 0; j < sk_X509_ALGOR_num(content->md_algs); ++j) {
      listed = listed || nid_of(sk_X509_ALGOR_value(content->md_algs, j)) == digest;
    }
    if (!listed) return false;
  }
  // The older reader knows signers named by issuer and number only, and these are of version 1.
  for (int i = 0; i < sk_PKCS7_SIGNER_INFO_num(content->signer_info); ++i) {
    if (ASN1_INTEGER_get(sk_PKCS7_SIGNER_INFO_value(content->signer_info, i)->version) != 1) return false;
  }
  return version == 1;
}

/// OpenSSL's reader does not look at the bit of a tag that says whether parts follow: a change of nothing else would
/// leave everything valid.
bool has_sound_tags(ByteView der, CMS_ContentInfo* cms) {
  constexpr std::uint8_t parts_follow = 0x20;
  const Bytes again = der_of(cms, i2d_CMS_ContentInfo);
  if (again.size() != der.size() || std::ranges::equal(again, der)) return true;
  for (std::size_t i = 0; i < der.size(); ++i) {
    if (again[i] != der[i] && (again[i] ^ der[i]) != parts_follow) return true;  // another way of encoding
  }
  return false;
}

SignatureReport with_issue(SignatureReport report, const char* code, const char* detail) {
  report.add(code, {{"detail", detail}});
  return report;
}

}  // namespace

std::vector<SignatureReport> judge_cms(const CmsEvidence& evidence, const SignatureReport& described) {
  const unsigned char* at = evidence.der.data();
  const CmsPtr cms(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(evidence.der.size())));
  ERR_clear_error();
  if (!cms || at != evidence.der.data() + evidence.der.size())
    return {with_issue(described, "signature.damaged", "CMS")};
  if (OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_pkcs7_signed) {
    return {with_issue(described, "signature.unsupported", "CMS")};
  }
  if (!has_sound_frame(evidence.der, cms.get()) || !has_sound_tags(evidence.der, cms.get())) {
    return {with_issue(described, "signature.damaged", "SignedData")};
  }
  if (CMS_is_detached(cms.get()) != 1) return {with_issue(described, "signature.unsupported", "content in CMS")};
  STACK_OF(CMS_SignerInfo)* signers = CMS_get0_SignerInfos(cms.get());
  const int count = sk_CMS_SignerInfo_num(signers);
  if (count < 1 || (evidence.in_pdf && count > 1)) return {with_issue(described, "signature.damaged", "signers")};
  const CertificatesPtr certificates(CMS_get1_certs(cms.get()));
  std::vector<SignatureReport> reports;
  for (int i = 0; i < count; ++i) {
    CMS_SignerInfo* info = sk_CMS_SignerInfo_value(signers, i);
    X509* certificate = signer_in(info, certificates.get());
    reports.push_back(judged({info, certificates.get(), certificate}, evidence, described));
  }
  return reports;
}

SignatureReport judge_document_time_stamp(const CmsEvidence& evidence, SignatureReport report) {
  judge_signature_stamp(evidence.der, evidence.content, evidence.judgement, report);
  if (!evidence.judgement.trust) report.add("signature.trust_unchecked");
  return report;
}

}  // namespace hoso::signing
