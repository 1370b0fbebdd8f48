#include "signing/xml_engine.hpp"

#include <openssl/err.h>
#include <xmlsec/xmlsec.h>

#include <xmlsec/errors.h>
#include <xmlsec/keys.h>
#include <xmlsec/openssl/app.h>
#include <xmlsec/openssl/crypto.h>
#include <xmlsec/openssl/evp.h>
#include <xmlsec/xmldsig.h>

#include <memory>
#include <mutex>

#include "signing/xml_pss.hpp"
#include "xml/library.hpp"

namespace hoso::signing {
namespace {

using ContextPtr = std::unique_ptr<xmlSecDSigCtx, FreedBy<xmlSecDSigCtxDestroy>>;

void say_nothing(const char*, int, const char*, const char*, const char*, int, const char*) {}

bool start_xmlsec() {
  xml::start_library();
  const bool started = xmlSecInit() >= 0 && xmlSecOpenSSLAppInit(nullptr) >= 0 && xmlSecOpenSSLInit() >= 0;
  // Each start sets a callback of its own, which writes to standard error, parts of the document among it.
  xmlSecErrorsSetCallback(say_nothing);
  return started && register_pss_methods();
}

/// xmlsec's globals live until the program ends.
bool is_started() {
  static const bool started = start_xmlsec();
  return started;
}

/// No XSLT, XPath, base64 or anything that could make the signed text differ from what people see.
bool enable_transforms(xmlSecDSigCtx* context) {
  for (const xmlSecTransformId id :
       {xmlSecTransformInclC14NId, xmlSecTransformInclC14N11Id, xmlSecTransformExclC14NId}) {
    if (xmlSecDSigCtxEnableSignatureTransform(context, id) < 0) return false;
    if (xmlSecDSigCtxEnableReferenceTransform(context, id) < 0) return false;
  }
  for (const xmlSecTransformId id :
       {xmlSecTransformEnvelopedId, xmlSecOpenSSLTransformSha1Id, xmlSecOpenSSLTransformSha256Id,
        xmlSecOpenSSLTransformSha384Id, xmlSecOpenSSLTransformSha512Id}) {
    if (xmlSecDSigCtxEnableReferenceTransform(context, id) < 0) return false;
  }
  return true;
}

/// SHA-1 is verified, and reported as weak by the caller.
bool enable_signatures(xmlSecDSigCtx* context) {
  for (const xmlSecTransformId id :
       {xmlSecOpenSSLTransformRsaSha1Id, xmlSecOpenSSLTransformRsaSha256Id, xmlSecOpenSSLTransformRsaSha384Id,
        xmlSecOpenSSLTransformRsaSha512Id, xmlSecOpenSSLTransformEcdsaSha256Id, xmlSecOpenSSLTransformEcdsaSha384Id,
        xmlSecOpenSSLTransformEcdsaSha512Id, static_cast<xmlSecTransformId>(pss_method(0)),
        static_cast<xmlSecTransformId>(pss_method(1)), static_cast<xmlSecTransformId>(pss_method(2))}) {
    if (xmlSecDSigCtxEnableSignatureTransform(context, id) < 0) return false;
  }
  return true;
}

/// Owned by the context that it is given to. Null = a kind of key that xmlsec does not know.
xmlSecKeyPtr key_of(X509* certificate) {
  EVP_PKEY* key = X509_get_pubkey(certificate);
  xmlSecKeyDataPtr value = key ? xmlSecOpenSSLEvpKeyAdopt(key) : nullptr;
  if (!value) {
    EVP_PKEY_free(key);
    return nullptr;
  }
  xmlSecKeyPtr holder = xmlSecKeyCreate();
  if (holder && xmlSecKeySetValue(holder, value) >= 0) return holder;
  xmlSecKeyDataDestroy(value);
  if (holder) xmlSecKeyDestroy(holder);
  return nullptr;
}

bool a_reference_differs(xmlSecDSigCtx* context) {
  for (xmlSecSize i = 0; i < xmlSecPtrListGetSize(&context->signedInfoReferences); ++i) {
    const auto* reference =
        static_cast<xmlSecDSigReferenceCtx*>(xmlSecPtrListGetItem(&context->signedInfoReferences, i));
    if (reference && reference->status == xmlSecDSigStatusInvalid) return true;
  }
  return false;
}

}  // namespace

XmlVerdict validate(xmlNode* signature, X509* certificate) {
  if (!is_started()) return XmlVerdict::unsupported;
  const ContextPtr context(xmlSecDSigCtxCreate(nullptr));
  if (!context || !enable_transforms(context.get()) || !enable_signatures(context.get())) {
    return XmlVerdict::unsupported;
  }
  context->enabledReferenceUris = xmlSecTransformUriTypeEmpty | xmlSecTransformUriTypeSameDocument;
  context->signKey = key_of(certificate);
  if (!context->signKey) return XmlVerdict::unsupported;
  const int outcome = xmlSecDSigCtxVerify(context.get(), signature);
  ERR_clear_error();
  if (a_reference_differs(context.get())) return XmlVerdict::altered;
  if (outcome < 0) return XmlVerdict::unsupported;
  return context->status == xmlSecDSigStatusSucceeded ? XmlVerdict::valid : XmlVerdict::invalid;
}

}  // namespace hoso::signing
