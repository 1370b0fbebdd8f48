#include <memory>

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "pdf/pdfa_rules.hpp"

namespace hoso::pdf {
namespace {

using Object = QPDFObjectHandle;

/// An XMP packet that can be asked by XPath.
class Packet {
 public:
  explicit Packet(const std::string& xml)
      : document_(xmlReadMemory(xml.data(), static_cast<int>(xml.size()), nullptr, "UTF-8",
                                XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING),
                  xmlFreeDoc),
        context_(document_ ? xmlXPathNewContext(document_.get()) : nullptr, xmlXPathFreeContext) {
    add("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
    add("dc", "http://purl.org/dc/elements/1.1/");
    add("pdf", "http://ns.adobe.com/pdf/1.3/");
    add("pdfaid", "http://www.aiim.org/pdfa/ns/id/");
    add("xmp", "http://ns.adobe.com/xap/1.0/");
  }

  [[nodiscard]] bool well_formed() const { return document_ != nullptr; }

  [[nodiscard]] std::string text(const std::string& path) const {
    if (!context_) return "";
    const auto expression = "string(" + path + ")";
    const std::unique_ptr<xmlXPathObject, void (*)(xmlXPathObject*)> found(
        xmlXPathEvalExpression(BAD_CAST expression.c_str(), context_.get()), xmlXPathFreeObject);
    return found && found->stringval ? reinterpret_cast<const char*>(found->stringval) : "";
  }

 private:
  void add(const char* prefix, const char* uri) {
    if (context_) xmlXPathRegisterNs(context_.get(), BAD_CAST prefix, BAD_CAST uri);
  }

  std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> document_;
  std::unique_ptr<xmlXPathContext, void (*)(xmlXPathContext*)> context_;
};

/// "D:20261125020300Z" -> "2026-11-25T02:03:00Z"; empty when it is written otherwise.
std::string iso_of(const std::string& date) {
  if (date.size() != 17 || !date.starts_with("D:") || date.back() != 'Z') return "";
  return date.substr(2, 4) + "-" + date.substr(6, 2) + "-" + date.substr(8, 2) + "T" +
         date.substr(10, 2) + ":" + date.substr(12, 2) + ":" + date.substr(14, 2) + "Z";
}

std::string info_text(QPDF& pdf, const char* key) {
  Object info = pdf.getTrailer().getKey("/Info");
  if (!info.isDictionary() || !info.getKey(key).isString()) return "(none)";
  return info.getKey(key).getUTF8Value();
}

void check_same_as_info(QPDF& pdf, const Packet& packet, PdfaComplaints& complaints) {
  const std::string rule = "6.6.3 info equals xmp";
  complaints.require(info_text(pdf, "/Title") == packet.text("//dc:title/rdf:Alt/rdf:li"), rule,
                     "title");
  complaints.require(info_text(pdf, "/Producer") == packet.text("//pdf:Producer"), rule,
                     "producer");
  complaints.require(info_text(pdf, "/Creator") == packet.text("//xmp:CreatorTool"), rule,
                     "creator");
  complaints.require(iso_of(info_text(pdf, "/CreationDate")) == packet.text("//xmp:CreateDate"),
                     rule, "creation date");
  complaints.require(iso_of(info_text(pdf, "/ModDate")) == packet.text("//xmp:ModifyDate"), rule,
                     "modification date");
}

/// The packet header must not name bytes or encoding (6.6.2.1).
bool has_plain_header(const std::string& xml) {
  const std::string header = xml.substr(0, xml.find("?>"));
  return header.starts_with("<?xpacket ") && header.find("bytes=") == std::string::npos &&
         header.find("encoding=") == std::string::npos;
}

}  // namespace

std::string claimed_conformance(QPDF& pdf) {
  Object metadata = pdf.getRoot().getKey("/Metadata");
  if (!metadata.isStream()) return {};
  const Packet packet(stream_text(metadata));
  return packet.text("//pdfaid:part") == "2" ? packet.text("//pdfaid:conformance") : "";
}

void check_metadata(QPDF& pdf, PdfaLevel level, PdfaComplaints& complaints) {
  Object metadata = pdf.getRoot().getKey("/Metadata");
  complaints.require(metadata.isStream(), "6.6.2 metadata", "none");
  if (!metadata.isStream()) return;
  const std::string xml = stream_text(metadata);
  const Packet packet(xml);
  complaints.require(packet.well_formed() && has_plain_header(xml), "6.6.2 metadata", "packet");
  complaints.require(packet.text("//pdfaid:part") == "2", "6.6.4 identification", "part");
  complaints.require(packet.text("//pdfaid:conformance") == (level == PdfaLevel::a ? "A" : "U"),
                     "6.6.4 identification", "conformance");
  check_same_as_info(pdf, packet, complaints);
}

}  // namespace hoso::pdf
