// A run's package, redacted, and the proof.
#include <algorithm>

#include <fmt/format.h>

#include <hoso/error.hpp>
#include <hoso/text.hpp>

#include "packaging/paper_pdf.hpp"
#include "packaging/redact_pdf.hpp"
#include "packaging/redact_xml.hpp"
#include "packaging/redaction.hpp"

namespace hoso::packaging {
namespace {

[[noreturn]] void still_there(const std::string& path) { throw Error("package.not_redacted", {{"file", path}}); }

/// Without blanks: the text layer parts words where the page does.
std::string packed(std::string_view text) {
  std::string out;
  for (const char c : lower_case(text)) {
    if (c != ' ' && c != '\n') out += c;
  }
  return out;
}

void require_absent(const std::string& path, std::string_view text, const Redaction& redaction) {
  const std::string shown = packed(text);
  for (const HiddenValue& value : redaction.values) {
    if (value.telling && shown.find(packed(value.text)) != std::string::npos) still_there(path);
  }
}

Bytes scan_of(const PackageTree& run, int file) {
  const auto found = run.find(scan_path(file));
  if (found == run.end()) throw Error("package.scan_missing", {{"file", scan_path(file)}});
  return found->second;
}

}  // namespace

PackageTree redacted(const PackageTree& run, const PackedDossier& dossier, const Redaction& redaction) {
  PackageTree out;
  const auto xml = run.find("dossier.xml");
  if (xml == run.end()) throw Error("package.scan_missing", {{"file", "dossier.xml"}});
  out.emplace("dossier.xml", redacted_xml(xml->second, redaction));
  if (const auto schema = run.find("schema/dossier.xsd"); schema != run.end()) out.insert(*schema);
  for (int file = 1; file <= static_cast<int>(dossier.files.size()); ++file) {
    if (dossier.files[static_cast<std::size_t>(file - 1)].pages == 0) continue;
    out.emplace(scan_path(file), redacted_scan(scan_of(run, file), file, dossier, redaction));
  }
  require_hidden(out, redaction);
  return out;
}

void require_hidden(const PackageTree& tree, const Redaction& redaction) {
  for (const auto& [path, bytes] : tree) {
    require_absent(path, text_of(bytes), redaction);
    if (media_type_of(path) == "application/pdf") require_absent(path, text_in_scan(bytes), redaction);
  }
}

}  // namespace hoso::packaging
