#include "signing/time_stamp_judge.hpp"

#include <openssl/err.h>
#include <openssl/ess.h>
#include <openssl/ts.h>
#include <openssl/x509v3.h>

#include <algorithm>

#include "signing/trust.hpp"

namespace hoso::signing {
namespace {

using InfoPtr = std::unique_ptr<TS_TST_INFO, FreedBy<TS_TST_INFO_free>>;

struct Token {
  CmsPtr cms;
  CertificatesPtr certificates;
  CMS_SignerInfo* signer = nullptr;
  X509* certificate = nullptr;
  InfoPtr info;
};

CMS_SignerInfo* only_signer(CMS_ContentInfo* cms) {
  STACK_OF(CMS_SignerInfo)* signers = CMS_get0_SignerInfos(cms);
  return sk_CMS_SignerInfo_num(signers) == 1 ? sk_CMS_SignerInfo_value(signers, 0) : nullptr;
}

/// Info is null unless content, attributes and signature agree.
InfoPtr verified_info(CMS_ContentInfo* cms) {
  const BioPtr content(BIO_new(BIO_s_mem()));
  if (CMS_verify(cms, nullptr, nullptr, nullptr, content.get(), CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY) != 1) {
    return nullptr;
  }
  return InfoPtr(d2i_TS_TST_INFO_bio(content.get(), nullptr));
}

std::optional<Token> token_of(ByteView der) {
  const unsigned char* at = der.data();
  Token token;
  token.cms.reset(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(der.size())));
  if (!token.cms || OBJ_obj2nid(CMS_get0_type(token.cms.get())) != NID_pkcs7_signed) return std::nullopt;
  token.signer = only_signer(token.cms.get());
  token.certificates.reset(CMS_get1_certs(token.cms.get()));
  if (!token.signer || !token.certificates) return std::nullopt;
  token.certificate = signer_in(token.signer, token.certificates.get());
  if (!token.certificate) return std::nullopt;
  token.info = verified_info(token.cms.get());
  return token;
}

bool stamps(TS_TST_INFO* info, const std::vector<ByteView>& content) {
  TS_MSG_IMPRINT* imprint = TS_TST_INFO_get_msg_imprint(info);
  const int nid = OBJ_obj2nid(TS_MSG_IMPRINT_get_algo(imprint)->algorithm);
  const ASN1_OCTET_STRING* stated = TS_MSG_IMPRINT_get_msg(imprint);
  const Bytes digest = digest_of(content, EVP_get_digestbynid(nid));
  const ByteView said(ASN1_STRING_get0_data(stated), static_cast<std::size_t>(ASN1_STRING_length(stated)));
  return is_strong_digest(nid) && !digest.empty() && std::ranges::equal(digest, said);
}

bool may_stamp(X509* certificate) { return X509_check_purpose(certificate, X509_PURPOSE_TIMESTAMP_SIGN, 0) == 1; }

template <class Value, class FromDer>
Value* attribute_value(CMS_SignerInfo* signer, int nid, FromDer from_der) {
  const auto* sequence =
      static_cast<const ASN1_STRING*>(CMS_signed_get0_data_by_OBJ(signer, OBJ_nid2obj(nid), -3, V_ASN1_SEQUENCE));
  if (!sequence) return nullptr;
  const unsigned char* at = ASN1_STRING_get0_data(sequence);
  return from_der(nullptr, &at, ASN1_STRING_length(sequence));
}

}  // namespace

X509* signer_in(CMS_SignerInfo* signer, STACK_OF(X509) * certificates) {
  for (int i = 0; certificates && i < sk_X509_num(certificates); ++i) {
    X509* certificate = sk_X509_value(certificates, i);
    if (CMS_SignerInfo_cert_cmp(signer, certificate) == 0) return certificate;
  }
  return nullptr;
}

bool names_its_certificate(CMS_SignerInfo* signer, X509* certificate, STACK_OF(X509) * others) {
  const std::unique_ptr<ESS_SIGNING_CERT, FreedBy<ESS_SIGNING_CERT_free>> first(
      attribute_value<ESS_SIGNING_CERT>(signer, NID_id_smime_aa_signingCertificate, d2i_ESS_SIGNING_CERT));
  const std::unique_ptr<ESS_SIGNING_CERT_V2, FreedBy<ESS_SIGNING_CERT_V2_free>> second(
      attribute_value<ESS_SIGNING_CERT_V2>(signer, NID_id_smime_aa_signingCertificateV2, d2i_ESS_SIGNING_CERT_V2));
  STACK_OF(X509)* chain = sk_X509_new_null();
  sk_X509_push(chain, certificate);
  for (int i = 0; others && i < sk_X509_num(others); ++i) {
    if (sk_X509_value(others, i) != certificate) sk_X509_push(chain, sk_X509_value(others, i));
  }
  const bool named = OSSL_ESS_check_signing_certs(first.get(), second.get(), chain, 1) == 1;
  sk_X509_free(chain);
  ERR_clear_error();
  return named;
}

std::optional<TimeStampFacts> judge_time_stamp(ByteView der, const std::vector<ByteView>& content,
                                               const Judgement& judgement) {
  const std::optional<Token> token = token_of(der);
  ERR_clear_error();
  if (!token) return std::nullopt;
  TimeStampFacts facts;
  facts.authority = facts_of(token->certificate).name;
  if (!token->info) return facts;
  facts.time = seconds_of(TS_TST_INFO_get_time(token->info.get()));
  facts.sound = stamps(token->info.get(), content) && may_stamp(token->certificate) &&
                is_strong_key(X509_get0_pubkey(token->certificate)) &&
                names_its_certificate(token->signer, token->certificate, token->certificates.get());
  SignatureReport aside;
  ChainRequest chain{token->certificate, token->certificates.get(), judgement, facts.time};
  chain.stamps_time = true;
  facts.trusted = facts.sound && judge_chain(chain, aside);
  return facts;
}

void judge_signature_stamp(ByteView token, const std::vector<ByteView>& content, const Judgement& judgement,
                           SignatureReport& report) {
  report.time_stamp = judge_time_stamp(token, content, judgement);
  if (!report.time_stamp || !report.time_stamp->sound) return report.add("signature.time_stamp_invalid");
  if (judgement.trust && !report.time_stamp->trusted) {
    report.add("signature.time_stamp_untrusted", {{"authority", report.time_stamp->authority}});
  }
}

}  // namespace hoso::signing
