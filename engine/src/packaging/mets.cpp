#include "packaging/mets.hpp"

#include <array>

#include <fmt/format.h>

#include <hoso/sha256.hpp>
#include <hoso/text.hpp>

#include "packaging/identifiers.hpp"
#include "xml/writer.hpp"

namespace hoso::packaging {
namespace {

struct NameSpace {
  const char* prefix;
  const char* uri;
  const char* schema;  ///< file among the package's schemas; null = none needed
};

constexpr std::array<NameSpace, 5> name_spaces = {
    {{"xmlns", "http://www.loc.gov/METS/", "mets1_12.xsd"},
     {"xmlns:xlink", "http://www.w3.org/1999/xlink", "xlink.xsd"},
     {"xmlns:csip", "https://DILCIS.eu/XML/METS/CSIPExtensionMETS", "DILCISExtensionMETS.xsd"},
     {"xmlns:sip", "https://DILCIS.eu/XML/METS/SIPExtensionMETS", "DILCISExtensionSIPMETS.xsd"},
     {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance", nullptr}}};

class MetsWriter {
 public:
  MetsWriter(const MetsContents& contents, const MetsSettings& settings)
      : contents_(contents), settings_(settings), out_("mets") {}

  std::string write() {
    write_root();
    write_header();
    write_descriptive();
    write_preservation();
    write_files();
    write_structure();
    return out_.finish();
  }

 private:
  [[nodiscard]] std::string id(const std::string& what) const {
    return fmt::format("uuid-{}", uuid_of(fmt::format("{}|{}|{}", contents_.object, contents_.folder, what)));
  }
  [[nodiscard]] std::string group_id(const std::string& use) const { return id(fmt::format("group {}", use)); }
  [[nodiscard]] std::string file_id(const std::string& path) const { return id(fmt::format("file {}", path)); }
  [[nodiscard]] std::string section_id(const std::string& path) const { return id(fmt::format("section {}", path)); }

  [[nodiscard]] const Bytes& bytes(const std::string& path) const {
    const std::string place = contents_.folder.empty() ? path : fmt::format("{}/{}", contents_.folder, path);
    return contents_.files.find(place)->second;
  }

  void write_root() {
    std::string locations;
    for (const NameSpace& space : name_spaces) {
      out_.attribute(space.prefix, space.uri);
      if (!space.schema) continue;
      if (!locations.empty()) locations += ' ';
      locations.append(fmt::format("{} {}/{}", space.uri, contents_.schemas, space.schema));
    }
    out_.attribute("xsi:schemaLocation", locations);
    out_.attribute("OBJID", contents_.object).attribute("LABEL", contents_.label);
    out_.attribute("TYPE", settings_.type).attribute("csip:CONTENTINFORMATIONTYPE", settings_.content_type);
    out_.attribute("PROFILE", settings_.profile);
  }

  /// CSIP7 to CSIP16.
  void write_header() {
    out_.open("metsHdr").attribute("CREATEDATE", contents_.created).attribute("LASTMODDATE", contents_.created);
    out_.attribute("RECORDSTATUS", "NEW").attribute("csip:OAISPACKAGETYPE", settings_.oais_type);
    for (const MetsAgent& agent : settings_.agents) write_agent(agent);
    if (!settings_.record_type.empty() && !contents_.record.empty()) {
      out_.open("altRecordID").attribute("TYPE", settings_.record_type);
      out_.close_with(contents_.record);
    }
    out_.close();
  }

  void write_agent(const MetsAgent& agent) {
    if (agent.name.empty()) return;
    out_.open("agent").attribute("ROLE", agent.role).attribute("TYPE", agent.type);
    if (!agent.other_type.empty()) out_.attribute("OTHERTYPE", agent.other_type);
    out_.leaf("name", agent.name);
    if (!agent.note.empty()) {
      out_.open("note").attribute("csip:NOTETYPE", agent.note_type);
      out_.close_with(agent.note);
    }
    out_.close();
  }

  /// Size, time and checksum of a file, with the names that files (CSIP66 to CSIP72) and references share.
  void write_facts(const std::string& path) {
    out_.attribute("SIZE", std::string_view(std::to_string(bytes(path).size())));
    out_.attribute("CREATED", contents_.created).attribute("CHECKSUMTYPE", "SHA-256");
    const std::string digest = sha256_hex(bytes(path));
    out_.attribute("CHECKSUM", settings_.upper_case_checksums ? upper_case(digest) : digest);
  }

  void write_location(const std::string& path) {
    out_.attribute("LOCTYPE", "URL").attribute("xlink:type", "simple").attribute("xlink:href", path);
  }

  /// A section that refers to metadata in the file `path`; `type` says of which kind they are.
  void write_section(const char* section, const char* type, const std::string& path) {
    out_.open(section).attribute("ID", section_id(path)).attribute("CREATED", contents_.created);
    out_.attribute("STATUS", "CURRENT");
    out_.open("mdRef").attribute("ID", id(fmt::format("reference {}", path))).attribute("MDTYPE", type);
    write_location(path);
    out_.attribute("MIMETYPE", media_type_of(path));
    write_facts(path);
    out_.close().close();
  }

  /// CSIP17 to CSIP31.
  void write_descriptive() {
    for (const std::string& path : contents_.descriptive) write_section("dmdSec", "DC", path);
  }

  /// CSIP32 to CSIP44. A SIP has an empty one: preservation begins in the archive.
  void write_preservation() {
    out_.open("amdSec").attribute("ID", id("preservation"));
    for (const std::string& path : contents_.preservation) write_section("digiprovMD", "PREMIS", path);
    out_.close();
  }

  /// CSIP58 to CSIP79.
  void write_files() {
    out_.open("fileSec").attribute("ID", id("files"));
    for (const MetsContents::Group& group : contents_.groups) {
      out_.open("fileGrp").attribute("ID", group_id(group.use)).attribute("USE", group.use);
      if (group.use.starts_with("Representations/")) {
        out_.attribute("csip:CONTENTINFORMATIONTYPE", settings_.content_type);
      }
      for (const std::string& path : group.files) write_file(path);
      out_.close();
    }
    out_.close();
  }

  void write_file(const std::string& path) {
    out_.open("file").attribute("ID", file_id(path)).attribute("MIMETYPE", media_type_of(path));
    write_facts(path);
    out_.open("FLocat");
    write_location(path);
    out_.close().close();
  }

  [[nodiscard]] std::string sections(const std::vector<std::string>& paths) const {
    std::string ids;
    for (const std::string& path : paths) ids.append(ids.empty() ? "" : " ").append(section_id(path));
    return ids;
  }

  void open_division(const std::string& label) {
    out_.open("div").attribute("ID", id(fmt::format("division {}", label))).attribute("LABEL", label);
  }

  /// CSIP80 to CSIP112.
  void write_structure() {
    out_.open("structMap").attribute("ID", id("structure")).attribute("TYPE", "PHYSICAL").attribute("LABEL", "CSIP");
    open_division(contents_.object);
    open_division("Metadata");
    if (!contents_.descriptive.empty()) out_.attribute("DMDID", sections(contents_.descriptive));
    if (!contents_.preservation.empty()) out_.attribute("ADMID", sections(contents_.preservation));
    out_.close();
    for (const MetsContents::Group& group : contents_.groups) write_division(group);
    if (!contents_.links.empty()) write_links();
    out_.close().close();
  }

  void write_division(const MetsContents::Group& group) {
    open_division(group.use);
    if (group.use.starts_with("Representations/")) {
      // CSIP107 to CSIP112: the title leads back to the file group.
      out_.open("mptr");
      write_location(group.files.front());
      out_.attribute("xlink:title", group_id(group.use)).close();
    } else {
      out_.open("fptr").attribute("FILEID", group_id(group.use)).close();
    }
    out_.close();
  }

  /// TT 05/2025/TT-BNV, as reported: which description belongs to which document.
  void write_links() {
    open_division("MetadataLink");
    for (const MetsContents::Link& link : contents_.links) {
      out_.open("div").attribute("ID", id(fmt::format("link {}", link.file))).attribute("LABEL", "MetadataLink/File");
      out_.attribute("DMDID", section_id(link.about));
      out_.open("fptr").attribute("FILEID", file_id(link.file)).close();
      out_.close();
    }
    out_.close();
  }

  const MetsContents& contents_;
  const MetsSettings& settings_;
  xml::Writer out_;
};

}  // namespace

std::string mets_xml(const MetsContents& contents, const MetsSettings& settings) {
  return MetsWriter(contents, settings).write();
}

}  // namespace hoso::packaging
