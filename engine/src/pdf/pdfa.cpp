#include <hoso/pdf/pdfa.hpp>

#include <memory>
#include <string_view>

#include <fmt/format.h>
#include <lcms2.h>
#include <qpdf/Buffer.hh>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDFWriter.hh>

#include <hoso/dossier_xml.hpp>
#include <hoso/error.hpp>
#include <hoso/version.hpp>

namespace hoso {
namespace {

using Object = QPDFObjectHandle;

std::string producer() { return std::string("hoso ") + version; }

/// "2026-11-25T02:03:00Z" -> "D:20261125020300Z": one clock for both places (6.6.3).
std::string pdf_date(const std::string& iso) {
  std::string date = "D:";
  for (const char c : iso) {
    if (c >= '0' && c <= '9') date += c;
  }
  return date + "Z";
}

std::string xml_escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// {0} title, {1} producer, {2} date, {3} conformance, {4} more descriptions. The byte order mark in `begin` is
/// part of XMP.
constexpr std::string_view xmp_template = R"(<?xpacket begin="﻿" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/">
  <pdfaid:part>2</pdfaid:part>
  <pdfaid:conformance>{3}</pdfaid:conformance>
  <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{0}</rdf:li></rdf:Alt></dc:title>
  <pdf:Producer>{1}</pdf:Producer>
  <xmp:CreatorTool>{1}</xmp:CreatorTool>
  <xmp:CreateDate>{2}</xmp:CreateDate>
  <xmp:ModifyDate>{2}</xmp:ModifyDate>
</rdf:Description>
{4}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>)";

/// ISO 14289-1, 5, and, since ISO 19005-2 does not know that namespace, its description as 6.6.2.3.3 asks.
constexpr std::string_view pdfua_description = R"(<rdf:Description rdf:about=""
  xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfuaid:part>1</pdfuaid:part>
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>part of ISO 14289 that the file conforms to</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
)";

std::string xmp_packet(const PdfaFacts& facts, const std::string& date) {
  const bool tagged = facts.level == PdfaLevel::a;
  return fmt::format(xmp_template, xml_escaped(facts.title), producer(), date, tagged ? "A" : "U",
                     tagged ? pdfua_description : "");
}

Object information(const std::string& title, const std::string& date) {
  auto info = Object::newDictionary();
  info.replaceKey("/Title", Object::newUnicodeString(title));
  info.replaceKey("/Producer", Object::newString(producer()));
  info.replaceKey("/Creator", Object::newString(producer()));
  info.replaceKey("/CreationDate", Object::newString(pdf_date(date)));
  info.replaceKey("/ModDate", Object::newString(pdf_date(date)));
  return info;
}

/// IEC 61966-2-1 as an ICC profile made on the spot: no file to ship, no licence to mind. Version 4.2
/// (ISO 15076-1:2005, which ISO 19005-2, 6.2.4.2 allows) has its curves as formulas, 2 needs 8 kB of
/// samples. Its creation date (header bytes 24 to 35) is cleared so that the bytes stay the same.
std::string srgb_profile() {
  const std::unique_ptr<void, cmsBool (*)(cmsHPROFILE)> profile(cmsCreate_sRGBProfile(),
                                                                cmsCloseProfile);
  cmsUInt32Number size = 0;
  if (!profile) throw std::bad_alloc();
  cmsSetProfileVersion(profile.get(), 4.2);
  cmsSaveProfileToMem(profile.get(), nullptr, &size);
  std::string bytes(size, '\0');
  if (size < 128 || !cmsSaveProfileToMem(profile.get(), bytes.data(), &size)) {
    throw Error("emit.failed", {{"artifact", "ICC"}, {"detail", "lcms2"}});
  }
  return bytes.replace(24, 12, 12, '\0');
}

Object output_intent(QPDF& pdf) {
  auto profile = Object::newStream(&pdf, srgb_profile());
  profile.getDict().replaceKey("/N", Object::newInteger(3));
  auto intent = Object::parse(
      "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) "
      "/Info (sRGB IEC61966-2.1) >>");
  intent.replaceKey("/DestOutputProfile", profile);
  return intent;
}

Object metadata(QPDF& pdf, const std::string& packet) {
  auto stream = Object::newStream(&pdf, packet);
  stream.getDict().replaceKey("/Type", Object::newName("/Metadata"));
  stream.getDict().replaceKey("/Subtype", Object::newName("/XML"));
  return stream;
}

bool holds(std::span<const std::uint8_t> pdf, std::string_view text) {
  return std::string_view(reinterpret_cast<const char*>(pdf.data()), pdf.size()).find(text) != std::string_view::npos;
}

/// The end of qpdf's output line.
class ByteSink : public Pipeline {
 public:
  ByteSink() : Pipeline("bytes", nullptr) {}
  void write(unsigned char const* data, size_t size) override {
    bytes.insert(bytes.end(), data, data + size);
  }
  void finish() override {}
  std::vector<std::uint8_t> bytes;
};

}  // namespace

void add_pdfa_parts(QPDF& pdf, const PdfaFacts& facts) {
  const std::string date = iso_utc(facts.created.time_since_epoch().count());
  auto catalog = pdf.getRoot();
  catalog.replaceKey("/Metadata", metadata(pdf, xmp_packet(facts, date)));
  catalog.replaceKey("/OutputIntents", Object::newArray({output_intent(pdf)}));
  catalog.replaceKey("/Lang", Object::newString("vi-VN"));
  catalog.replaceKey("/ViewerPreferences", Object::parse("<< /DisplayDocTitle true >>"));
  pdf.getTrailer().replaceKey("/Info", pdf.makeIndirectObject(information(facts.title, date)));
}

std::vector<std::uint8_t> written(QPDF& pdf) {
  ByteSink sink;
  QPDFWriter writer(pdf);
  writer.setOutputPipeline(&sink);
  writer.setMinimumPDFVersion("1.7");
  writer.setDeterministicID(true);
  writer.setNewlineBeforeEndstream(true);
  // Old signing programs cannot read object streams.
  writer.setObjectStreamMode(qpdf_o_disable);
  writer.write();
  return std::move(sink.bytes);
}

bool is_signed_pdf(std::span<const std::uint8_t> pdf) { return holds(pdf, "/ByteRange"); }

bool is_written_by_hoso(std::span<const std::uint8_t> pdf) { return holds(pdf, "<xmp:CreatorTool>hoso "); }

Object borrowed_stream(QPDF& pdf, std::span<const std::uint8_t> bytes) {
  return Object::newStream(
      &pdf, std::make_shared<Buffer>(const_cast<unsigned char*>(bytes.data()), bytes.size()));
}

}  // namespace hoso
