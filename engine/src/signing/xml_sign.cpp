#include <hoso/signing/xml.hpp>

#include <openssl/ecdsa.h>
#include <openssl/bn.h>

#include <fmt/format.h>

#include <hoso/error.hpp>
#include <hoso/sha256.hpp>
#include <hoso/vietnam_time.hpp>

#include "signing/xml_nodes.hpp"
#include "xml/document.hpp"

namespace hoso::signing {
namespace {

constexpr std::string_view exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";

/// What is not known before the document stands: digests and the value.
constexpr std::string_view document_digest = "@document@";
constexpr std::string_view properties_digest = "@properties@";
constexpr std::string_view signature_value = "@value@";

/// {0} Id of the signature, {1} method, {2} certificates, {3} time, {4} digest of the signer's certificate.
constexpr std::string_view markup =
    R"(<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#" Id="{0}"><ds:SignedInfo>)"
    R"(<ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>)"
    R"(<ds:SignatureMethod Algorithm="{1}"/><ds:Reference Id="{0}-document" URI=""><ds:Transforms>)"
    R"(<ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>)"
    R"(<ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></ds:Transforms>)"
    R"(<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>)"
    R"(<ds:DigestValue>@document@</ds:DigestValue></ds:Reference>)"
    R"(<ds:Reference URI="#{0}-properties" Type="http://uri.etsi.org/01903#SignedProperties"><ds:Transforms>)"
    R"(<ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></ds:Transforms>)"
    R"(<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>)"
    R"(<ds:DigestValue>@properties@</ds:DigestValue></ds:Reference></ds:SignedInfo>)"
    R"(<ds:SignatureValue>@value@</ds:SignatureValue><ds:KeyInfo><ds:X509Data>{2}</ds:X509Data></ds:KeyInfo>)"
    R"(<ds:Object><xades:QualifyingProperties xmlns:xades="http://uri.etsi.org/01903/v1.3.2#" Target="#{0}">)"
    R"(<xades:SignedProperties Id="{0}-properties"><xades:SignedSignatureProperties>)"
    R"(<xades:SigningTime>{3}</xades:SigningTime><xades:SigningCertificateV2><xades:Cert><xades:CertDigest>)"
    R"(<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>{4}</ds:DigestValue>)"
    R"(</xades:CertDigest></xades:Cert></xades:SigningCertificateV2></xades:SignedSignatureProperties>)"
    R"(<xades:SignedDataObjectProperties><xades:DataObjectFormat ObjectReference="#{0}-document">)"
    R"(<xades:MimeType>text/xml</xades:MimeType></xades:DataObjectFormat></xades:SignedDataObjectProperties>)"
    R"(</xades:SignedProperties></xades:QualifyingProperties></ds:Object></ds:Signature>)";

std::string_view method_of(SignatureScheme scheme) {
  switch (scheme) {
    case SignatureScheme::rsa_pss:
      return "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1";
    case SignatureScheme::rsa_pkcs1:
      return "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    case SignatureScheme::ecdsa:
      return "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
  }
  return {};
}

ByteView bytes_of(std::string_view text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

std::string sha256_base64(std::string_view text) { return to_base64(digest_of({bytes_of(text)}, EVP_sha256())); }

xml::Document parsed(std::string_view text) { return {text, {"xml", "input.damaged"}}; }

void put(std::string& text, std::string_view mark, std::string_view value) {
  text.replace(text.rfind(mark), mark.size(), value);
}

/// Where the root's end tag begins. The document is well-formed, so its last "</" is that one, unless a comment or
/// an instruction comes behind it.
std::size_t end_of_root(std::string_view text) {
  const std::size_t end = text.rfind("</");
  const std::size_t tail = end == std::string_view::npos ? end : text.find('>', end);
  if (tail == std::string_view::npos || text.find('<', tail) != std::string_view::npos) {
    throw Error("signing.unsuitable", {{"detail", "XML: no end tag"}});
  }
  return end;
}

/// XMLDSig writes the two numbers one behind the other (RFC 4050, 3.3), CMS as a sequence.
Bytes plain_ecdsa(ByteView der, const X509* certificate) {
  const unsigned char* at = der.data();
  const std::unique_ptr<ECDSA_SIG, FreedBy<ECDSA_SIG_free>> pair(
      d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())));
  const int width = (EVP_PKEY_get_bits(X509_get0_pubkey(certificate)) + 7) / 8;
  Bytes value(static_cast<std::size_t>(2 * width));
  const bool done = pair && BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), value.data(), width) == width &&
                    BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), value.data() + width, width) == width;
  if (!done) throw Error("signing.failed", {{"detail", "ECDSA"}});
  return value;
}

std::string certificates_markup(const std::vector<Bytes>& certificates) {
  std::string text;
  for (const Bytes& each : certificates) {
    text += fmt::format("<ds:X509Certificate>{}</ds:X509Certificate>", to_base64(each));
  }
  return text;
}

/// ISO 8601, in Viet Nam's time.
std::string local_time(std::chrono::sys_seconds time) {
  const VietnamClock clock(time);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+07:00", clock.year, clock.month, clock.day, clock.hour,
                     clock.minute, clock.second);
}

std::string signature_markup(const XmlRequest& request, std::string_view document) {
  const std::vector<Bytes>& certificates = request.signer.certificates();
  const std::string id = fmt::format("signature-{}", sha256_hex(bytes_of(document)).substr(0, 16));
  return fmt::format(fmt::runtime(markup), id, method_of(request.scheme), certificates_markup(certificates),
                     local_time(request.signing_time), to_base64(digest_of({certificates.front()}, EVP_sha256())));
}

xmlNode* signature_in(const xml::Document& document) {
  return elements_in(xmlDocGetRootElement(document.tree()), dsig_namespace, "Signature").front();
}

std::string canonical_properties(const xml::Document& document) {
  xmlNode* object = child_of(signature_in(document), dsig_namespace, "Object");
  xmlNode* qualifying = child_of(object, xades_namespace, "QualifyingProperties");
  return canonical(document.tree(), child_of(qualifying, xades_namespace, "SignedProperties"), exclusive);
}

}  // namespace

Bytes xml_with_signature(const XmlRequest& request) {
  std::string text(reinterpret_cast<const char*>(request.document.data()), request.document.size());
  const xml::Document unsigned_document = parsed(text);
  xmlNode* root = xmlDocGetRootElement(unsigned_document.tree());
  if (!elements_in(root, dsig_namespace, "Signature").empty()) {
    throw Error("signing.unsuitable", {{"detail", "XML: signed"}});
  }
  const std::string whole = canonical(unsigned_document.tree(), nullptr, exclusive);
  text.insert(end_of_root(text), signature_markup(request, text));
  put(text, document_digest, sha256_base64(whole));
  put(text, properties_digest, sha256_base64(canonical_properties(parsed(text))));
  const xml::Document complete = parsed(text);
  const std::string info =
      canonical(complete.tree(), child_of(signature_in(complete), dsig_namespace, "SignedInfo"), exclusive);
  Bytes value = request.signer.sign(request.scheme, bytes_of(info));
  if (request.scheme == SignatureScheme::ecdsa) {
    value = plain_ecdsa(value, certificate_of(request.signer.certificates().front()).get());
  }
  put(text, signature_value, to_base64(value));
  return {text.begin(), text.end()};
}

}  // namespace hoso::signing
