#include "pack_command.hpp"

#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <hoso/error.hpp>
#include <hoso/procedure.hpp>
#include <hoso/procedure_guide.hpp>

#include "confined_answer.hpp"
#include "files/durable_files.hpp"
#include "installation.hpp"
#include "messages.hpp"
#include "packaging/build.hpp"
#include "packaging/read_tree.hpp"
#include "packaging/redaction.hpp"
#include "packaging/verify.hpp"
#include "packaging/write_tree.hpp"
#include "portal_payloads.hpp"
#include "procedures.hpp"
#include "run_plan.hpp"
#include "signature_text.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

namespace fs = std::filesystem;
using packaging::BuiltPackage;
using Json = nlohmann::ordered_json;

fs::path profiles_folder(const Installation& installation) { return installation.templates / "packages"; }

ExitCode list_profiles(const CommandLine& line, const Installation& installation) {
  Json list = Json::array();
  std::string text;
  for (const std::string& id : packaging::profile_ids(profiles_folder(installation))) {
    const packaging::PackageProfile profile = packaging::load_profile(id, profiles_folder(installation));
    list.push_back({{"id", id}, {"title", say(line, profile.title)}, {"source", profile.source}});
    text += fmt::format("{:8} {}\n         {}\n", id, say(line, profile.title), profile.source);
    for (const LocalizedText& difference : profile.differences)
      text += fmt::format("         - {}\n", say(line, difference));
  }
  fmt::print("{}", line.json ? list.dump(2) + "\n" : text);
  return ExitCode::packaged;
}

packaging::PackageFacts facts_for(const CommandLine& line) {
  packaging::PackageFacts facts;
  if (line.pack.facts) facts = packaging::facts_of_json(packaging::text_of(packaging::read_file(*line.pack.facts)));
  if (!line.pack.code.empty()) facts.texts["code"] = line.pack.code;
  facts.texts["redaction"] = line.pack.redact;
  return facts;
}

std::optional<Procedure> procedure_for(const CommandLine& line, const packaging::PackedDossier& dossier,
                                       const Installation& installation) {
  const std::string code = line.procedure.empty() ? dossier.procedure : line.procedure;
  if (code.empty()) return std::nullopt;
  const fs::path folder = procedures_folder(installation.templates);
  return load_procedure(folder / (known_procedure(code, folder) + ".xml"));
}

/// Components that the procedure's guide names, those of the case asked for first.
std::vector<std::string> usual_components(const Procedure& procedure, const CommandLine& line,
                                          const Installation& installation) {
  const auto guide = load_guide(procedure, procedures_folder(installation.templates));
  if (!line.procedure_case.empty()) require_case(guide, procedure, line.procedure_case);
  std::vector<std::string> codes;
  if (!guide) return codes;
  for (const GuidePaper& paper : guide->papers_of(line.procedure_case)) codes.push_back(paper.code);
  for (const GuideCase& one : guide->cases) {
    for (const GuidePaper& paper : one.papers) codes.push_back(paper.code);
  }
  return codes;
}

/// What the confined child hands back.
struct Packed {
  std::string folder;                 ///< the package's name
  std::span<const std::uint8_t> zip;  ///< its files, below `folder`
};

fs::path written(const Packed& package, const CommandLine& line) {
  // Hostile files may have taken the child over: what it names must not lead elsewhere.
  if (!packaging::is_safe_path(package.folder) || package.folder.find('/') != std::string::npos) {
    throw Error("package.crashed", {{"detail", "folder name"}});
  }
  fs::path place = line.out / package.folder;
  if (line.pack.as_folder) {
    if (!line.pack.redact.empty()) place += ".redacted";
    packaging::write_folder(packaging::without_folder(packaging::read_zip(package.zip).tree), place);
    return place;
  }
  fs::path file = place;
  file += line.pack.redact.empty() ? ".zip" : ".redacted.zip";
  std::error_code failure;
  fs::create_directories(line.out, failure);
  files::write_durably(file, package.zip);
  return file;
}

/// What receiving systems are not told, and what they might be told wrongly.
std::string notes_on(const PortalPayloads& payloads, const CommandLine& line) {
  std::string text;
  for (const LeftOut& one : payloads.left_out()) {
    text += fmt::format("{}: {} ({} «{}»)\n", say(line, {"Chưa làm", "Left out"}), one.path,
                        say(line, {"chưa ai cho biết", "nobody said"}), one.fact);
  }
  if (const std::vector<std::string> unsure = payloads.unsure(); !unsure.empty()) {
    text += fmt::format("{}: {}\n",
                        say(line, {"Máy đọc chưa chắc, so với giấy trước khi nộp",
                                   "Read without certainty, compare with the paper before handing in"}),
                        fmt::join(unsure, ", "));
  }
  return text;
}

std::string text_of(const BuiltPackage& package, const PortalPayloads& payloads, const CommandLine& line) {
  std::string text;
  for (const packaging::PlacedPaper& placed : package.papers) {
    const auto& paper = placed.paper;
    const std::string pages = paper.pages.empty()
                                  ? say(line, {"không nộp giấy", "no paper handed in"})
                                  : fmt::format("{} {}", paper.pages.size(), say(line, {"trang", "pages"}));
    text += fmt::format("  {}. {} ({}){}{}\n", paper.ordinal, printable(paper.title), pages,
                        paper.component.empty() ? "" : ", ", printable(paper.component));
  }
  if (package.local_code) {
    text += fmt::format(
        "{}: {}\n",
        say(line, {"Chưa có mã hồ sơ của Cổng, dùng mã tạm", "No code of the portal yet; a local one stands in"}),
        package.code);
  }
  text += notes_on(payloads, line);
  return text;
}

Json json_of(const BuiltPackage& package, const PortalPayloads& payloads) {
  Json missing = Json::array();
  for (const LeftOut& one : payloads.left_out()) missing.push_back({{"file", one.path}, {"fact", one.fact}});
  Json papers = Json::array();
  for (const packaging::PlacedPaper& placed : package.papers) {
    papers.push_back({{"ordinal", placed.paper.ordinal},
                      {"title", placed.paper.title},
                      {"component", placed.paper.component},
                      {"pages", placed.paper.pages},
                      {"file", placed.path},
                      {"sha256", placed.sha256}});
  }
  return {{"code", package.code}, {"local_code", package.local_code}, {"papers", std::move(papers)},
          {"left_out", std::move(missing)}, {"unsure", payloads.unsure()}};
}

/// All that is read from disk, before the child gives up reading.
struct PackMaterial {
  packaging::PackageProfile profile;
  packaging::PackageTree run;
  packaging::PackageTree schemas;
  packaging::PackageFacts facts;
  std::optional<packaging::RedactionProfile> redaction;
  packaging::PackageVerifier verifier;
  std::vector<std::string> usual;                 ///< components, see packaging::PaperTerms
  std::unique_ptr<const PortalTemplates> portal;  ///< null where the profile has no payloads
};

/// What leaves must be right: our own checks run on it before it is written.
void require_valid(const packaging::PackageTree& tree, const packaging::PackageVerifier& verifier) {
  const packaging::PackageReport report = verifier.verify({tree, {}, {}, {}}, {run_clock(), nullptr});
  for (const packaging::PackageIssue& issue : report.issues) {
    if (packaging::severity_of(issue) == FindingSeverity::blocking) throw Error(issue.code, issue.arguments);
  }
}

/// Payloads are none of it.
BuiltPackage redacted_copy(const PackMaterial& material, const packaging::PackedDossier& dossier,
                           const Procedure* procedure) {
  const packaging::Redaction redaction = packaging::redaction_of(dossier, *material.redaction);
  const packaging::PackageTree run = packaging::redacted(material.run, dossier, redaction);
  const packaging::PackedDossier hidden = packaging::hidden_in(dossier, redaction);
  const packaging::PayloadMaker none = [](const std::string& kind, const auto&) -> packaging::Bytes {
    throw Error("package.fact_missing", {{"fact", kind}});
  };
  BuiltPackage package = packaging::built(
      {material.profile, run, hidden, material.facts, procedure, material.schemas, material.usual}, none);
  packaging::require_hidden(package.tree, redaction);
  return package;
}

/// One text of JSON, a zero, and the package as a zip.
std::string packed(const PackMaterial& material, const packaging::PackedDossier& dossier,
                   const std::optional<Procedure>& procedure, const CommandLine& line) {
  const Procedure* known = procedure ? &*procedure : nullptr;
  PortalPayloads payloads(material.portal.get(), {dossier, material.facts, known});
  const packaging::PayloadMaker maker = [&](const std::string& kind, const auto& papers) {
    return payloads.made(kind, papers);
  };
  const BuiltPackage package =
      material.redaction ? redacted_copy(material, dossier, known)
                         : packaging::built({material.profile, material.run, dossier, material.facts, known,
                                             material.schemas, material.usual},
                                            maker);
  const packaging::PackageTree tree = packaging::below(package.folder, package.tree);
  require_valid(tree, material.verifier);
  const Json header = {{"folder", package.folder},
                       {"json", json_of(package, payloads)},
                       {"text", text_of(package, payloads, line)}};
  std::string answer = header.dump();
  answer.push_back('\0');
  return answer.append(packaging::text_of(packaging::zip_of(tree, package.time)));
}

void print(const Json& header, const fs::path& place, const CommandLine& line) {
  if (line.json) {
    Json json = header.at("json");
    json["package"] = place.string();
    fmt::print("{}\n", json.dump(2));
    return;
  }
  fmt::print("{}{}: {}\n", header.at("text").get<std::string>(), say(line, {"Đã ghi", "Written"}),
             printable(place.string()));
}

std::optional<packaging::RedactionProfile> redaction_for(const CommandLine& line, const Installation& installation) {
  if (line.pack.redact.empty()) return std::nullopt;
  return packaging::load_redaction(line.pack.redact, installation.templates / "redaction");
}

PackMaterial material_for(const CommandLine& line, const Installation& installation) {
  PackMaterial material{packaging::load_profile(line.pack.profile, profiles_folder(installation)),
                        packaging::read_folder(line.files.front()),
                        packaging::read_folder(installation.templates / "schema" / "packages"),
                        facts_for(line),
                        redaction_for(line, installation),
                        packaging::PackageVerifier(installation.templates / "schema"),
                        {},
                        nullptr};
  // A copy with values hidden is for people, not for a receiving system.
  if (material.redaction) material.profile.payloads.clear();
  if (!material.profile.payloads.empty()) {
    material.portal = std::make_unique<const PortalTemplates>(installation.templates);
  }
  return material;
}

std::uint64_t size_of(const packaging::PackageTree& tree) {
  std::uint64_t bytes = 0;
  for (const auto& [path, content] : tree) bytes += content.size();
  return bytes;
}

}  // namespace

ExitCode pack_command(const CommandLine& line) {
  const Installation installation(line);
  if (line.pack.list) return list_profiles(line, installation);
  if (line.files.empty()) throw Error("usage.invalid", {{"detail", "PACKAGE"}});
  if (line.pack.profile.empty()) throw Error("usage.invalid", {{"detail", "--profile"}});
  PackMaterial material = material_for(line, installation);
  const auto xml = material.run.find("dossier.xml");
  if (xml == material.run.end()) throw Error("package.scan_missing", {{"file", "dossier.xml"}});
  const auto dossier = packaging::packed_dossier(xml->second, installation.templates / "schema" / "dossier.xsd");
  const std::optional<Procedure> procedure = procedure_for(line, dossier, installation);
  if (procedure) material.usual = usual_components(*procedure, line, installation);
  const std::string answer =
      confined_bytes(line, size_of(material.run), [&] { return packed(material, dossier, procedure, line); });
  const std::size_t end = answer.find('\0');
  const Json header = Json::parse(answer.substr(0, end));
  const Packed package{header.at("folder").get<std::string>(), packaging::bytes_of(answer).subspan(end + 1)};
  const fs::path place = written(package, line);
  print(header, place, line);
  return ExitCode::packaged;
}

}  // namespace hoso::app
