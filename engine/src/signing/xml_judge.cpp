// Signatures inside of XML: XMLDSig (W3C, 2nd edition), XAdES (EN 319 132-1).
#include <hoso/signing/verify.hpp>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>

#include <hoso/error.hpp>

#include "signing/time_stamp_judge.hpp"
#include "signing/trust.hpp"
#include "signing/xml_engine.hpp"
#include "signing/xml_nodes.hpp"
#include "xml/document.hpp"

namespace hoso::signing {
namespace {

/// "2026-11-25T09:03:00+07:00", with or without fractions and zone.
std::optional<std::chrono::sys_seconds> iso_time(const std::string& text) {
  std::tm fields{};
  const char* rest = strptime(text.c_str(), "%Y-%m-%dT%H:%M:%S", &fields);
  if (!rest) return std::nullopt;
  std::chrono::sys_seconds time(std::chrono::seconds(timegm(&fields)));
  if (*rest == '.') rest += 1 + std::strspn(rest + 1, "0123456789");
  int hours = 0;
  int minutes = 0;
  if ((*rest == '+' || *rest == '-') && std::sscanf(rest + 1, "%2d:%2d", &hours, &minutes) == 2) {
    const std::chrono::minutes offset(hours * 60 + minutes);
    time += *rest == '+' ? -offset : offset;
  }
  return time;
}

/// Digest algorithm by its URI; null = none that is known.
const EVP_MD* digest_named(const std::string& uri) {
  if (uri == "http://www.w3.org/2001/04/xmlenc#sha256") return EVP_sha256();
  if (uri == "http://www.w3.org/2001/04/xmldsig-more#sha384") return EVP_sha384();
  if (uri == "http://www.w3.org/2001/04/xmlenc#sha512") return EVP_sha512();
  if (uri == "http://www.w3.org/2000/09/xmldsig#sha1") return EVP_sha1();
  return nullptr;
}

std::string method_name(const std::string& uri) {
  const std::string tail = uri.substr(std::min(uri.size(), uri.find_last_of("#/") + 1));
  if (tail.ends_with("-rsa-MGF1")) return "RSASSA-PSS, " + tail.substr(0, tail.find('-'));
  if (tail.starts_with("rsa-")) return "RSASSA-PKCS1-v1_5, " + tail.substr(4);
  if (tail.starts_with("ecdsa-")) return "ECDSA, " + tail.substr(6);
  return tail;
}

class XmlSignature {
 public:
  XmlSignature(xmlDoc* tree, xmlNode* element, const Judgement& judgement)
      : tree_(tree), element_(element), judgement_(judgement) {
    info_ = dsig(element_, "SignedInfo");
    for (xmlNode* object : children_of(element_, dsig_namespace, "Object")) {
      if (xmlNode* found = child_of(object, xades_namespace, "QualifyingProperties")) qualifying_ = found;
    }
    properties_ = child_of(child_of(qualifying_, xades_namespace, "SignedProperties"), xades_namespace,
                           "SignedSignatureProperties");
    read_certificates();
  }

  SignatureReport judged() {
    report_.name = attribute_of(element_, "Id");
    report_.format = covers_properties() ? "XAdES" : "XMLDSig";
    judge_algorithms();
    judge_cover();
    if (!leaf_) {
      report_.add("signature.damaged", {{"detail", "X509Certificate"}});
      return std::move(report_);
    }
    report_.signer = facts_of(leaf_);
    judge_bytes();
    judge_properties();
    judge_time_stamp_of_signature();
    judge_signer(leaf_, certificates_.get(), judgement_, report_);
    return std::move(report_);
  }

 private:
  static xmlNode* dsig(const xmlNode* parent, std::string_view name) { return child_of(parent, dsig_namespace, name); }
  static xmlNode* xades(const xmlNode* parent, std::string_view name) {
    return child_of(parent, xades_namespace, name);
  }

  std::vector<xmlNode*> references() const { return children_of(info_, dsig_namespace, "Reference"); }

  void read_certificates() {
    for (xmlNode* data : children_of(dsig(element_, "KeyInfo"), dsig_namespace, "X509Data")) {
      for (xmlNode* each : children_of(data, dsig_namespace, "X509Certificate")) {
        X509Ptr certificate = certificate_of(from_base64(content_of(each)));
        if (certificate) sk_X509_push(certificates_.get(), certificate.release());
      }
    }
    for (int i = 0; i < sk_X509_num(certificates_.get()); ++i) {
      X509* each = sk_X509_value(certificates_.get(), i);
      if (!leaf_ || (is_named(each) && !is_named(leaf_))) leaf_ = each;
    }
  }

  /// True = the signed properties name this certificate by its digest.
  bool is_named(X509* certificate) const {
    const xmlNode* list = xades(properties_, "SigningCertificateV2");
    if (!list) list = xades(properties_, "SigningCertificate");
    const xmlNode* digest = xades(xades(list, "Cert"), "CertDigest");
    const EVP_MD* method = digest_named(attribute_of(dsig(digest, "DigestMethod"), "Algorithm"));
    const Bytes stated = from_base64(content_of(dsig(digest, "DigestValue")));
    return method && !stated.empty() && stated == digest_of({der_of(certificate, i2d_X509)}, method);
  }

  bool names_a_certificate() const {
    return xades(properties_, "SigningCertificateV2") || xades(properties_, "SigningCertificate");
  }

  /// The properties count only when a reference of the type that says so covers these very ones.
  bool covers_properties() const {
    const xmlNode* properties = xades(qualifying_, "SignedProperties");
    return properties && std::ranges::any_of(references(), [&](const xmlNode* reference) {
             const std::string uri = attribute_of(reference, "URI");
             return attribute_of(reference, "Type") == signed_properties_type && uri.starts_with("#") &&
                    element_with_id(tree_, uri.substr(1)) == properties;
           });
  }

  void judge_algorithms() {
    const std::string method = attribute_of(dsig(info_, "SignatureMethod"), "Algorithm");
    report_.algorithm = method_name(method);
    if (method.ends_with("sha1")) report_.add("signature.weak", {{"algorithm", report_.algorithm}});
    if (report_.algorithm.starts_with("RSASSA-PKCS1")) report_.add("signature.rsa_padding");
    for (const xmlNode* reference : references()) {
      const std::string digest = attribute_of(dsig(reference, "DigestMethod"), "Algorithm");
      if (digest_named(digest) == EVP_sha1()) report_.add("signature.weak", {{"algorithm", "SHA-1"}});
    }
    if (leaf_ && !is_strong_key(X509_get0_pubkey(leaf_))) {
      report_.add("signature.weak", {{"algorithm", key_name(X509_get0_pubkey(leaf_))}});
    }
  }

  bool covers_document(const xmlNode* reference) const {
    const std::string uri = attribute_of(reference, "URI");
    const bool stated = xmlHasProp(const_cast<xmlNode*>(reference), reinterpret_cast<const xmlChar*>("URI")) != nullptr;
    if (uri.empty()) return stated;
    return uri.starts_with("#") && element_with_id(tree_, uri.substr(1)) == xmlDocGetRootElement(tree_);
  }

  void judge_cover() {
    const std::vector<xmlNode*> all = references();
    if (std::ranges::none_of(all, [&](const xmlNode* each) { return covers_document(each); })) {
      report_.add("signature.partial");
    }
  }

  void judge_bytes() {
    switch (validate(element_, leaf_)) {
      case XmlVerdict::valid:
        return;
      case XmlVerdict::altered:
        return report_.add("signature.altered");
      case XmlVerdict::invalid:
        return report_.add("signature.invalid");
      case XmlVerdict::unsupported:
        return report_.add("signature.unsupported", {{"detail", report_.algorithm}});
    }
  }

  void judge_properties() {
    if (!covers_properties())
      report_.add("signature.unbound");
    else if (!is_named(leaf_))
      report_.add(names_a_certificate() ? "signature.other_certificate" : "signature.unbound");
    // EN 319 132-1, 5.2.1: the properties say which signature is theirs.
    const std::string target = qualifying_ ? attribute_of(qualifying_, "Target") : std::string();
    if (qualifying_ && target.substr(std::min<std::size_t>(1, target.size())) != report_.name) {
      report_.add("signature.damaged", {{"detail", "Target"}});
    }
    if (covers_properties()) report_.claimed_time = iso_time(content_of(xades(properties_, "SigningTime")));
  }

  /// EN 319 132-1, 5.3: over the canonical form of the SignatureValue element.
  void judge_time_stamp_of_signature() {
    const xmlNode* unsigned_properties = xades(xades(qualifying_, "UnsignedProperties"), "UnsignedSignatureProperties");
    const xmlNode* stamp = xades(unsigned_properties, "SignatureTimeStamp");
    if (!stamp) return report_.add("signature.no_time_stamp");
    std::string method = attribute_of(dsig(stamp, "CanonicalizationMethod"), "Algorithm");
    if (method.empty()) method = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    const std::string value = canonical(tree_, dsig(element_, "SignatureValue"), method);
    const Bytes token = from_base64(content_of(xades(stamp, "EncapsulatedTimeStamp")));
    const ByteView stamped(reinterpret_cast<const std::uint8_t*>(value.data()), value.size());
    judge_signature_stamp(token, {stamped}, judgement_, report_);
  }

  xmlDoc* tree_;
  xmlNode* element_;
  const Judgement& judgement_;
  xmlNode* info_ = nullptr;
  xmlNode* qualifying_ = nullptr;
  xmlNode* properties_ = nullptr;
  CertificatesPtr certificates_{sk_X509_new_null()};
  X509* leaf_ = nullptr;
  SignatureReport report_;
};

}  // namespace

std::vector<SignatureReport> xml_signatures(ByteView bytes, const Judgement& judgement) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const xml::Document document(text, {"xml", "input.damaged"});
  const bool unambiguous = declare_identifiers(document.tree());
  std::vector<SignatureReport> reports;
  for (xmlNode* element : elements_in(xmlDocGetRootElement(document.tree()), dsig_namespace, "Signature")) {
    if (unambiguous) {
      reports.push_back(XmlSignature(document.tree(), element, judgement).judged());
    } else {
      SignatureReport& report = reports.emplace_back();
      report.format = "XMLDSig";
      report.add("signature.unsupported", {{"detail", "Id"}});
    }
  }
  return reports;
}

}  // namespace hoso::signing
