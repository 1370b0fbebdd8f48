#include <hoso/signing/cms.hpp>

#include <openssl/asn1t.h>
#include <openssl/err.h>
#include <openssl/rsa.h>

#include <hoso/error.hpp>

#include "signing/openssl.hpp"

// SET OF Attribute as it is signed (RFC 5652, 5.4): OpenSSL's template sorts it as DER asks.
typedef STACK_OF(X509_ATTRIBUTE) HOSO_SIGNED_ATTRIBUTES;
ASN1_ITEM_TEMPLATE(HOSO_SIGNED_ATTRIBUTES) = ASN1_EX_TEMPLATE_TYPE(ASN1_TFLG_SET_OF, 0, attributes, X509_ATTRIBUTE)
    ASN1_ITEM_TEMPLATE_END(HOSO_SIGNED_ATTRIBUTES)

        namespace hoso::signing {
  namespace {

  [[noreturn]] void fail() { throw Error("signing.failed", {{"detail", last_complaint()}}); }

  void require(bool done) {
    if (!done) fail();
  }

  /// RSASSA-PSS-params: SHA-256, MGF1 with SHA-256, salt of 32 (RFC 4055, 3.1).
  ASN1_STRING* pss_parameters() {
    const std::unique_ptr<RSA_PSS_PARAMS, FreedBy<RSA_PSS_PARAMS_free>> parameters(RSA_PSS_PARAMS_new());
    parameters->hashAlgorithm = X509_ALGOR_new();
    X509_ALGOR_set_md(parameters->hashAlgorithm, EVP_sha256());
    parameters->maskGenAlgorithm = X509_ALGOR_new();
    ASN1_STRING* hash = ASN1_item_pack(parameters->hashAlgorithm, ASN1_ITEM_rptr(X509_ALGOR), nullptr);
    X509_ALGOR_set0(parameters->maskGenAlgorithm, OBJ_nid2obj(NID_mgf1), V_ASN1_SEQUENCE, hash);
    parameters->saltLength = ASN1_INTEGER_new();
    ASN1_INTEGER_set(parameters->saltLength, 32);
    return ASN1_item_pack(parameters.get(), ASN1_ITEM_rptr(RSA_PSS_PARAMS), nullptr);
  }

  void set_algorithm(CMS_SignerInfo* info, SignatureScheme scheme) {
    X509_ALGOR* algorithm = nullptr;
    CMS_SignerInfo_get0_algs(info, nullptr, nullptr, nullptr, &algorithm);
    switch (scheme) {
      case SignatureScheme::rsa_pss:
        X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_rsassaPss), V_ASN1_SEQUENCE, pss_parameters());
        break;
      case SignatureScheme::rsa_pkcs1:
        X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_rsaEncryption), V_ASN1_NULL, nullptr);
        break;
      case SignatureScheme::ecdsa:
        X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_ecdsa_with_SHA256), V_ASN1_UNDEF, nullptr);
        break;
    }
  }

  CmsPtr empty_signature() {
    CmsPtr cms(CMS_sign(nullptr, nullptr, nullptr, nullptr, CMS_PARTIAL | CMS_BINARY | CMS_DETACHED));
    require(cms != nullptr && CMS_set_detached(cms.get(), 1) == 1);
    return cms;
  }

  /// OpenSSL takes a certificate's public key for the private one that it does not need: the signer has it.
  CMS_SignerInfo* added_signer(CMS_ContentInfo* cms, X509* certificate) {
    const KeyPtr public_key(X509_get_pubkey(certificate));
    require(public_key != nullptr);
    // CMS_CADES adds signing-certificate-v2, which PAdES and CAdES ask for.
    CMS_SignerInfo* info =
        CMS_add1_signer(cms, certificate, public_key.get(), EVP_sha256(), CMS_CADES | CMS_NOSMIMECAP | CMS_BINARY);
    require(info != nullptr);
    return info;
  }

  void add_attributes(CMS_SignerInfo* info, const CmsRequest& request) {
    const Bytes digest = digest_of(request.content, EVP_sha256());
    require(CMS_signed_add1_attr_by_NID(info, NID_pkcs9_contentType, V_ASN1_OBJECT, OBJ_nid2obj(NID_pkcs7_data), -1) ==
            1);
    require(CMS_signed_add1_attr_by_NID(info, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING, digest.data(),
                                        static_cast<int>(digest.size())) == 1);
    if (!request.signing_time) return;
    const std::unique_ptr<ASN1_TIME, FreedBy<ASN1_TIME_free>> time(
        ASN1_TIME_set(nullptr, std::chrono::system_clock::to_time_t(*request.signing_time)));
    require(time && CMS_signed_add1_attr_by_NID(info, NID_pkcs9_signingTime, time->type, time.get(), -1) == 1);
  }

  Bytes signed_attributes(CMS_SignerInfo* info) {
    STACK_OF(X509_ATTRIBUTE)* attributes = sk_X509_ATTRIBUTE_new_null();
    for (int i = 0; i < CMS_signed_get_attr_count(info); ++i) {
      sk_X509_ATTRIBUTE_push(attributes, CMS_signed_get_attr(info, i));
    }
    unsigned char* der = nullptr;
    const int size =
        ASN1_item_i2d(reinterpret_cast<ASN1_VALUE*>(attributes), &der, ASN1_ITEM_rptr(HOSO_SIGNED_ATTRIBUTES));
    Bytes bytes(der, der + (size > 0 ? size : 0));
    OPENSSL_free(der);
    sk_X509_ATTRIBUTE_free(attributes);
    require(!bytes.empty());
    return bytes;
  }

  /// Level B-T: the stamp proves that the signature value existed (EN 319 122-1, 5.3).
  void add_time_stamp(CMS_SignerInfo* info, const Bytes& value, TimeStamper& stamper) {
    const Bytes token = stamper.stamp(value);
    const unsigned char* at = token.data();
    const std::unique_ptr<ASN1_TYPE, FreedBy<ASN1_TYPE_free>> parsed(
        d2i_ASN1_TYPE(nullptr, &at, static_cast<long>(token.size())));
    require(parsed && parsed->type == V_ASN1_SEQUENCE);
    require(CMS_unsigned_add1_attr_by_NID(info, NID_id_smime_aa_timeStampToken, V_ASN1_SEQUENCE, parsed->value.sequence,
                                          -1) == 1);
  }

  void add_issuers(CMS_ContentInfo* cms, const std::vector<Bytes>& certificates) {
    for (std::size_t i = 1; i < certificates.size(); ++i) {
      const X509Ptr certificate = certificate_of(certificates[i]);
      require(certificate && CMS_add1_cert(cms, certificate.get()) == 1);
    }
  }

  }  // namespace

  SignatureScheme scheme_for(const Signer& signer, bool pkcs1) {
    if (signer.key_kind() == KeyKind::ec) return SignatureScheme::ecdsa;
    return pkcs1 ? SignatureScheme::rsa_pkcs1 : SignatureScheme::rsa_pss;
  }

  std::string signer_name(const Signer& signer) {
    const X509Ptr certificate = certificate_of(signer.certificates().front());
    if (!certificate) return {};
    const CertificateFacts facts = facts_of(certificate.get());
    return facts.organisation.empty() ? facts.name : facts.organisation;
  }

  Bytes cms_signature(const CmsRequest& request) {
    const std::vector<Bytes>& certificates = request.signer.certificates();
    const X509Ptr certificate = certificates.empty() ? nullptr : certificate_of(certificates.front());
    if (!certificate) throw Error("signing.failed", {{"detail", "certificate"}});
    const CmsPtr cms = empty_signature();
    CMS_SignerInfo* info = added_signer(cms.get(), certificate.get());
    add_issuers(cms.get(), certificates);
    add_attributes(info, request);
    set_algorithm(info, request.scheme);
    const Bytes value = request.signer.sign(request.scheme, signed_attributes(info));
    require(ASN1_OCTET_STRING_set(CMS_SignerInfo_get0_signature(info), value.data(), static_cast<int>(value.size())) ==
            1);
    if (request.time_stamper) add_time_stamp(info, value, *request.time_stamper);
    Bytes der = der_of(cms.get(), i2d_CMS_ContentInfo);
    require(!der.empty());
    return der;
  }

}  // namespace hoso::signing
