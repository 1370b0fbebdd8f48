#include "signature_text.hpp"

#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <hoso/dossier_xml.hpp>
#include <hoso/vietnam_time.hpp>

#include "messages.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

using Json = nlohmann::ordered_json;
using signing::SignatureReport;

constexpr std::array<const char*, 3> severities = {"blocking", "doubtful", "advice"};
constexpr std::array<const char*, 3> changes = {"none", "signatures", "content"};

std::string iso(std::chrono::sys_seconds time) { return iso_utc(time.time_since_epoch().count()); }

std::string labelled(const CommandLine& line, const LocalizedText& label, const std::string& text) {
  return text.empty() ? std::string() : fmt::format("   {}: {}\n", say(line, label), printable(text));
}

LocalizedText verdict_of(const SignatureReport& report) {
  const auto worst = signing::worst_of(report);
  if (worst == FindingSeverity::blocking) return {"KHÔNG DÙNG ĐƯỢC", "NOT USABLE"};
  if (worst == FindingSeverity::doubtful) return {"nguyên vẹn, cần xem lại", "intact, please check"};
  return {"nguyên vẹn", "intact"};
}

std::string when(const SignatureReport& report, const CommandLine& line) {
  std::string text;
  if (report.time_stamp && report.time_stamp->sound) {
    text += labelled(line, {"Dấu thời gian", "Time stamp"},
                     fmt::format("{} ({})", time_text(report.time_stamp->time), report.time_stamp->authority));
  }
  if (report.claimed_time) {
    text += labelled(line, {"Lúc ký, theo máy người ký", "Signed at, by the signer's clock"},
                     time_text(*report.claimed_time));
  }
  return text;
}

std::string cover(const SignatureReport& report, const CommandLine& line) {
  if (report.covered.empty()) return {};
  std::string text;
  for (const signing::ByteSpan& span : report.covered) {
    text.append(text.empty() ? "" : ", ").append(fmt::format("{}–{}", span.begin, span.end));
  }
  if (report.bytes_after > 0) text.append(fmt::format(" (+{})", report.bytes_after));
  return labelled(line, {"Phủ các byte", "Covers bytes"}, text);
}

Json facts_json(const signing::CertificateFacts& facts) {
  return {{"name", facts.name},
          {"organisation", facts.organisation},
          {"issuer", facts.issuer},
          {"serial", facts.serial},
          {"key", facts.key},
          {"sha256", facts.sha256},
          {"valid_from", iso(facts.valid_from)},
          {"valid_to", iso(facts.valid_to)}};
}

Json stamp_json(const signing::TimeStampFacts& stamp) {
  return {
      {"time", iso(stamp.time)}, {"authority", stamp.authority}, {"sound", stamp.sound}, {"trusted", stamp.trusted}};
}

}  // namespace

Finding finding_of(const signing::SignatureIssue& issue) {
  Finding finding;
  finding.code = issue.code;
  finding.severity = signing::severity_of(issue);
  finding.message = signing::message_of(issue);
  finding.next_step = signing::next_step_of(issue);
  return finding;
}

std::string signature_text(const SignatureReport& report, int number, const CommandLine& line) {
  const std::string name = report.signer ? report.signer->name : say(line, {"không rõ người ký", "signer not known"});
  std::string text =
      fmt::format("{}. {} — {} [{}]\n", number, printable(name), say(line, verdict_of(report)), report.format);
  if (report.signer) {
    text += labelled(line, {"Cơ quan", "Organisation"}, report.signer->organisation);
    text += labelled(line, {"Nơi cấp chứng thư", "Issuer"}, report.signer->issuer);
    text += labelled(line, {"Khóa", "Key"}, report.signer->key);
  }
  text += labelled(line, {"Thuật toán", "Algorithm"}, report.algorithm);
  text += when(report, line) + cover(report, line);
  std::vector<Finding> findings;
  for (const signing::SignatureIssue& issue : report.issues) findings.push_back(finding_of(issue));
  return text + findings_list(findings, line);
}

Json issue_json(const Finding& finding, const CommandLine& line) {
  return {{"code", finding.code},
          {"severity", severities[static_cast<std::size_t>(finding.severity)]},
          {"message", say(line, finding.message)},
          {"next_step", say(line, finding.next_step)}};
}

Json signature_json(const SignatureReport& report, const CommandLine& line) {
  Json covered = Json::array();
  for (const signing::ByteSpan& span : report.covered) covered.push_back(Json::array({span.begin, span.end}));
  Json issues = Json::array();
  for (const signing::SignatureIssue& issue : report.issues) issues.push_back(issue_json(finding_of(issue), line));
  const auto worst = signing::worst_of(report);
  return {{"format", report.format},
          {"name", report.name},
          {"algorithm", report.algorithm},
          {"intact", worst != FindingSeverity::blocking},
          {"signer", report.signer ? facts_json(*report.signer) : Json()},
          {"claimed_time", report.claimed_time ? Json(iso(*report.claimed_time)) : Json()},
          {"time_stamp", report.time_stamp ? stamp_json(*report.time_stamp) : Json()},
          {"covered", std::move(covered)},
          {"bytes_after", report.bytes_after},
          {"changes_after", changes[static_cast<std::size_t>(report.changes_after)]},
          {"page", report.page == 0 ? Json() : Json(report.page)},
          {"issues", std::move(issues)}};
}

ExitCode exit_code_for(std::optional<FindingSeverity> worst) {
  if (worst == FindingSeverity::blocking) return ExitCode::input_unusable;
  return worst == FindingSeverity::doubtful ? ExitCode::needs_review : ExitCode::packaged;
}

std::string time_text(std::chrono::sys_seconds time) {
  const VietnamClock clock(time);
  return fmt::format("{:02}:{:02}:{:02} {:02}/{:02}/{}", clock.hour, clock.minute, clock.second, clock.day, clock.month,
                     clock.year);
}

}  // namespace hoso::app
