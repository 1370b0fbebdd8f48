#include "packaging/premis.hpp"

#include <array>

#include <fmt/format.h>

#include <hoso/sha256.hpp>

#include "xml/writer.hpp"

namespace hoso::packaging {
namespace {

/// A format by the file's own claim, with its number in PRONOM (nationalarchives.gov.uk/PRONOM).
struct Format {
  std::string_view mark;  ///< in the file's XMP
  std::string_view name;
  std::string_view version;
  std::string_view pronom;
};

constexpr std::array<Format, 3> pdfa_formats = {{{"<pdfaid:conformance>U<", "PDF/A", "2u", "fmt/478"},
                                                 {"<pdfaid:conformance>A<", "PDF/A", "2a", "fmt/476"},
                                                 {"<pdfaid:conformance>B<", "PDF/A", "2b", "fmt/477"}}};
constexpr Format plain_pdf = {"", "Portable Document Format", "", ""};
constexpr Format xml_format = {"", "Extensible Markup Language", "1.0", "fmt/101"};

/// hoso writes XMP uncompressed (ISO 19005-2, 6.6.2 asks for it), so the claim can be seen.
Format format_of(const std::string& path, std::string_view bytes) {
  if (media_type_of(path) != "application/pdf") return xml_format;
  const bool part_2 = bytes.find("<pdfaid:part>2<") != std::string_view::npos;
  for (const Format& known : pdfa_formats) {
    if (part_2 && bytes.find(known.mark) != std::string_view::npos) return known;
  }
  return plain_pdf;
}

class PremisWriter {
 public:
  explicit PremisWriter(const PremisContents& contents) : contents_(contents), out_("premis:premis") {}

  std::string write() {
    out_.attribute("xmlns:premis", "http://www.loc.gov/premis/v3");
    out_.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance").attribute("version", "3.0");
    open_object(contents_.representation ? "premis:representation" : "premis:intellectualEntity", contents_.object);
    out_.close();
    for (const PremisFile& file : contents_.files) write_file(file);
    write_event();
    write_agent();
    return out_.finish();
  }

 private:
  void identifier(const char* name, const std::string& value) {
    out_.open(fmt::format("premis:{}Identifier", name));
    out_.leaf(fmt::format("premis:{}IdentifierType", name), "local");
    out_.leaf(fmt::format("premis:{}IdentifierValue", name), value).close();
  }

  void open_object(const char* type, const std::string& value) {
    out_.open("premis:object").attribute("xsi:type", type);
    identifier("object", value);
  }

  void write_file(const PremisFile& file) {
    const Bytes& bytes = contents_.tree.find(file.path)->second;
    const Format format = format_of(file.path, text_of(bytes));
    open_object("premis:file", file.identifier);
    out_.open("premis:objectCharacteristics");
    out_.open("premis:fixity").leaf("premis:messageDigestAlgorithm", "SHA-256");
    out_.leaf("premis:messageDigest", sha256_hex(bytes)).close();
    out_.leaf("premis:size", std::to_string(bytes.size()));
    write_format(format);
    out_.close();
    // A name inside the package: the scanner's own may tell about people.
    out_.leaf("premis:originalName", file.path);
    out_.close();
  }

  void write_format(const Format& format) {
    out_.open("premis:format").open("premis:formatDesignation").leaf("premis:formatName", format.name);
    if (!format.version.empty()) out_.leaf("premis:formatVersion", format.version);
    out_.close();
    if (!format.pronom.empty()) {
      out_.open("premis:formatRegistry").leaf("premis:formatRegistryName", "PRONOM");
      out_.leaf("premis:formatRegistryKey", format.pronom).close();
    }
    out_.close();
  }

  void write_event() {
    out_.open("premis:event");
    identifier("event", fmt::format("{}/packaging", contents_.object));
    out_.leaf("premis:eventType", "information package creation").leaf("premis:eventDateTime", contents_.created);
    out_.open("premis:eventOutcomeInformation").leaf("premis:eventOutcome", "success").close();
    out_.open("premis:linkingAgentIdentifier").leaf("premis:linkingAgentIdentifierType", "local");
    out_.leaf("premis:linkingAgentIdentifierValue", contents_.engine).close();
    out_.open("premis:linkingObjectIdentifier").leaf("premis:linkingObjectIdentifierType", "local");
    out_.leaf("premis:linkingObjectIdentifierValue", contents_.object).close();
    out_.close();
  }

  void write_agent() {
    out_.open("premis:agent");
    identifier("agent", contents_.engine);
    out_.leaf("premis:agentName", "hoso").leaf("premis:agentType", "software");
    out_.leaf("premis:agentVersion", contents_.engine).close();
  }

  const PremisContents& contents_;
  xml::Writer out_;
};

}  // namespace

std::string premis_xml(const PremisContents& contents) { return PremisWriter(contents).write(); }

}  // namespace hoso::packaging
