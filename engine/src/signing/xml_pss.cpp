#include "signing/xml_pss.hpp"

#include <openssl/rsa.h>
#include <xmlsec/xmlsec.h>

#include <xmlsec/buffer.h>
#include <xmlsec/keys.h>
#include <xmlsec/openssl/crypto.h>
#include <xmlsec/openssl/evp.h>
#include <xmlsec/transforms.h>

#include <array>

namespace hoso::signing {
namespace {

/// The transform's own state: `reserved0` is left to implementations.
EVP_MD_CTX* context_of(xmlSecTransformPtr transform) { return static_cast<EVP_MD_CTX*>(transform->reserved0); }

int initialize(xmlSecTransformPtr transform) {
  transform->reserved0 = EVP_MD_CTX_new();
  return transform->reserved0 ? 0 : -1;
}

void finalize(xmlSecTransformPtr transform) { EVP_MD_CTX_free(context_of(transform)); }

int set_key_requirements(xmlSecTransformPtr, xmlSecKeyReqPtr wanted) {
  wanted->keyId = xmlSecOpenSSLKeyDataRsaId;
  wanted->keyType = xmlSecKeyDataTypePublic;
  wanted->keyUsage = xmlSecKeyUsageVerify;
  return 0;
}

template <const EVP_MD* (*Digest)()>
int set_key(xmlSecTransformPtr transform, xmlSecKeyPtr key) {
  EVP_PKEY* rsa = xmlSecOpenSSLKeyDataRsaGetEvp(xmlSecKeyGetValue(key));
  EVP_PKEY_CTX* terms = nullptr;
  const bool set = rsa && EVP_DigestVerifyInit(context_of(transform), &terms, Digest(), nullptr, rsa) == 1 &&
                   EVP_PKEY_CTX_set_rsa_padding(terms, RSA_PKCS1_PSS_PADDING) == 1 &&
                   EVP_PKEY_CTX_set_rsa_pss_saltlen(terms, RSA_PSS_SALTLEN_DIGEST) == 1;
  return set ? 0 : -1;
}

int execute(xmlSecTransformPtr transform, int last, xmlSecTransformCtxPtr) {
  if (transform->operation != xmlSecTransformOperationVerify) return -1;
  if (transform->status == xmlSecTransformStatusNone) transform->status = xmlSecTransformStatusWorking;
  if (transform->status != xmlSecTransformStatusWorking) return 0;
  const xmlSecSize size = xmlSecBufferGetSize(&transform->inBuf);
  if (size > 0) {
    const int taken = EVP_DigestVerifyUpdate(context_of(transform), xmlSecBufferGetData(&transform->inBuf), size);
    if (taken != 1 || xmlSecBufferRemoveHead(&transform->inBuf, size) < 0) return -1;
  }
  if (last) transform->status = xmlSecTransformStatusFinished;
  return 0;
}

int verify(xmlSecTransformPtr transform, const xmlSecByte* value, xmlSecSize size, xmlSecTransformCtxPtr) {
  const bool fits = EVP_DigestVerifyFinal(context_of(transform), value, size) == 1;
  transform->status = fits ? xmlSecTransformStatusOk : xmlSecTransformStatusFail;
  return 0;
}

template <const EVP_MD* (*Digest)()>
constexpr _xmlSecTransformKlass method(const char* name, const char* uri) {
  _xmlSecTransformKlass klass{};
  klass.klassSize = sizeof(_xmlSecTransformKlass);
  klass.objSize = sizeof(xmlSecTransform);
  klass.name = reinterpret_cast<const xmlChar*>(name);
  klass.href = reinterpret_cast<const xmlChar*>(uri);
  klass.usage = xmlSecTransformUsageSignatureMethod;
  klass.initialize = initialize;
  klass.finalize = finalize;
  klass.setKeyReq = set_key_requirements;
  klass.setKey = set_key<Digest>;
  klass.verify = verify;
  klass.getDataType = xmlSecTransformDefaultGetDataType;
  klass.pushBin = xmlSecTransformDefaultPushBin;
  klass.popBin = xmlSecTransformDefaultPopBin;
  klass.execute = execute;
  return klass;
}

const std::array<_xmlSecTransformKlass, 3>& methods() {
  static const std::array<_xmlSecTransformKlass, 3> all{
      method<EVP_sha256>("rsa-pss-sha256", "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1"),
      method<EVP_sha384>("rsa-pss-sha384", "http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1"),
      method<EVP_sha512>("rsa-pss-sha512", "http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1")};
  return all;
}

}  // namespace

bool register_pss_methods() {
  for (const _xmlSecTransformKlass& each : methods()) {
    if (xmlSecTransformIdsRegister(&each) < 0) return false;
  }
  return true;
}

const void* pss_method(int index) { return &methods()[static_cast<std::size_t>(index)]; }

}  // namespace hoso::signing
