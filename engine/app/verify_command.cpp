#include "verify_command.hpp"

#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <hoso/error.hpp>

#include "confined_answer.hpp"
#include "files/durable_files.hpp"
#include "installation.hpp"
#include "packaging/verify.hpp"
#include "packaging/write_tree.hpp"
#include "run_plan.hpp"
#include "signature_text.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

using packaging::Bytes;
using packaging::PackageReport;
using Json = nlohmann::ordered_json;

constexpr std::array<const char*, 5> kind_ids = {"unknown", "run", "portal", "sip", "aip"};

LocalizedText name_of(packaging::PackageKind kind) {
  switch (kind) {
    case packaging::PackageKind::run:
      return {"Gói của hoso run", "Package made by hoso run"};
    case packaging::PackageKind::portal:
      return {"Gói cho Cổng Dịch vụ công", "Package for the portal"};
    case packaging::PackageKind::sip:
      return {"Gói nộp lưu (SIP)", "Submission package (SIP)"};
    case packaging::PackageKind::aip:
      return {"Gói bảo quản (AIP)", "Preservation package (AIP)"};
    default:
      return {"Không phải gói hồ sơ", "No package of a dossier"};
  }
}

/// What was handed in, as bytes: nothing is parsed yet.
struct Given {
  packaging::PackageTree folder;  ///< empty for a zip
  Bytes zip;
  Bytes zip_signature;

  [[nodiscard]] std::uint64_t size() const {
    std::uint64_t bytes = zip.size();
    for (const auto& [path, content] : folder) bytes += content.size();
    return bytes;
  }
};

Given given(const std::filesystem::path& place) {
  Given all;
  if (std::filesystem::is_directory(place)) {
    all.folder = packaging::read_folder(place);
    return all;
  }
  all.zip = packaging::read_file(place);
  std::filesystem::path signature = place;
  signature += ".p7s";
  if (std::filesystem::exists(signature)) all.zip_signature = packaging::read_file(signature);
  return all;
}

PackageReport judged(const Given& all, const packaging::PackageVerifier& verifier,
                     const signing::Judgement& judgement) {
  if (all.zip.empty()) return verifier.verify({all.folder, {}, {}, {}}, judgement);
  const packaging::ZipContents contents = packaging::read_zip(all.zip);
  return verifier.verify({contents.tree, all.zip, contents.modified, all.zip_signature}, judgement);
}

std::vector<Finding> findings_of(const PackageReport& report) {
  std::vector<Finding> findings;
  for (const packaging::PackageIssue& issue : report.issues)
    findings.push_back(finding_of({issue.code, issue.arguments}));
  return findings;
}

std::string text_of(const PackageReport& report, const CommandLine& line) {
  std::string text =
      fmt::format("{}{}: {} {}, {} PDF\n", say(line, name_of(report.kind)), report.in_bag ? " (BagIt)" : "",
                  report.files, say(line, {"tệp", "files"}), report.papers);
  text += findings_list(findings_of(report), line);
  for (const packaging::FileSignatures& file : report.signatures) {
    text += fmt::format("{}: {}\n", say(line, {"Chữ ký của", "Signatures of"}),
                        file.path.empty() ? say(line, {"cả gói", "the whole package"}) : file.path);
    int number = 0;
    for (const signing::SignatureReport& signature : file.reports) text += signature_text(signature, ++number, line);
  }
  const bool sound = packaging::worst_of(report).value_or(FindingSeverity::advice) == FindingSeverity::advice;
  text += say(line, sound ? LocalizedText{"Gói hợp lệ.", "The package is valid."}
                          : LocalizedText{"Gói CHƯA hợp lệ.", "The package is NOT valid."});
  return text + "\n";
}

Json signatures_json(const packaging::FileSignatures& file, const CommandLine& line) {
  Json list = Json::array();
  for (const signing::SignatureReport& signature : file.reports) list.push_back(signature_json(signature, line));
  return {{"file", file.path.empty() ? Json() : Json(file.path)}, {"signatures", std::move(list)}};
}

std::string json_of(const PackageReport& report, const CommandLine& line) {
  Json issues = Json::array();
  for (const Finding& finding : findings_of(report)) issues.push_back(issue_json(finding, line));
  Json signatures = Json::array();
  for (const packaging::FileSignatures& file : report.signatures) signatures.push_back(signatures_json(file, line));
  const Json json = {{"kind", kind_ids[static_cast<std::size_t>(report.kind)]},
                     {"bag", report.in_bag},
                     {"files", report.files},
                     {"pdfs", report.papers},
                     {"issues", std::move(issues)},
                     {"signed", std::move(signatures)}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

ExitCode verify_command(const CommandLine& line) {
  const Installation installation(line);
  const packaging::PackageVerifier verifier(installation.templates / "schema");
  std::optional<signing::TrustStore> trust;
  if (line.sign.trust) trust = signing::TrustStore::read(*line.sign.trust);
  const signing::Judgement judgement{run_clock(), trust ? &*trust : nullptr};
  const Given all = given(line.files.front());
  const ConfinedText answer = confined_text(line, all.size(), [&] {
    const PackageReport report = judged(all, verifier, judgement);
    return ConfinedText{exit_code_for(packaging::worst_of(report)),
                        line.json ? json_of(report, line) : text_of(report, line)};
  });
  fmt::print("{}", answer.text);
  return answer.code;
}

ExitCode unpack_command(const CommandLine& line) {
  const Bytes zip = packaging::read_file(line.files.front());
  // The child hands back a zip that we wrote ourselves: stored names and bytes, and nothing else.
  const std::string safe = confined_bytes(line, zip.size(), [&] {
    const packaging::ZipContents contents = packaging::read_zip(zip);
    const Bytes made = packaging::zip_of(contents.tree, contents.modified.value_or(std::chrono::sys_seconds()));
    return std::string(packaging::text_of(made));
  });
  const packaging::ZipContents contents = packaging::read_zip(packaging::bytes_of(safe));
  packaging::write_folder(contents.tree, line.out);
  const std::string out = line.out.string();
  if (line.json)
    fmt::print("{}\n", Json{{"files", contents.tree.size()}, {"folder", out}}.dump(2));
  else
    fmt::print("{}: {} {}\n", out, contents.tree.size(), say(line, {"tệp", "files"}));
  return ExitCode::packaged;
}

}  // namespace hoso::app
