#include "signatures_command.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <hoso/error.hpp>
#include <hoso/signing/verify.hpp>

#include "confined_answer.hpp"
#include "packaging/read_tree.hpp"
#include "run_plan.hpp"
#include "signature_text.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

using packaging::Bytes;
using signing::SignatureReport;

bool begins(const Bytes& bytes, std::string_view start) { return packaging::text_of(bytes).starts_with(start); }

/// By what the file is, never by its name.
std::vector<SignatureReport> signatures_in(const Bytes& file, const Bytes& content,
                                           const signing::Judgement& judgement) {
  if (begins(file, "%PDF-")) return signing::pdf_signatures(file, signing::pdf_signature_fields(file), judgement);
  if (begins(file, "<") || begins(file, "\xEF\xBB\xBF<")) return signing::xml_signatures(file, judgement);
  if (content.empty()) throw Error("usage.invalid", {{"detail", "--content"}});
  return signing::detached_signatures(content, file, judgement);
}

std::string text_of(const std::vector<SignatureReport>& reports, const CommandLine& line) {
  if (reports.empty()) return fmt::format("{}\n", say(line, {"Tệp không có chữ ký số.", "The file has no signature."}));
  std::string text;
  int number = 0;
  for (const SignatureReport& report : reports) text += signature_text(report, ++number, line);
  return text;
}

std::string json_of(const std::vector<SignatureReport>& reports, const CommandLine& line) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const SignatureReport& report : reports) list.push_back(signature_json(report, line));
  return nlohmann::ordered_json{{"signatures", std::move(list)}}.dump(
             2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) +
         "\n";
}

std::optional<FindingSeverity> worst_of_all(const std::vector<SignatureReport>& reports) {
  // Who asks for a signature and finds none must look.
  if (reports.empty()) return FindingSeverity::doubtful;
  std::optional<FindingSeverity> worst;
  for (const SignatureReport& report : reports) {
    const auto severity = signing::worst_of(report);
    if (severity) worst = worst ? std::min(*worst, *severity) : *severity;
  }
  return worst;
}

}  // namespace

ExitCode signatures_command(const CommandLine& line) {
  const Bytes file = packaging::read_file(line.files.front());
  const Bytes content = line.sign.content ? packaging::read_file(*line.sign.content) : Bytes();
  std::optional<signing::TrustStore> trust;
  if (line.sign.trust) trust = signing::TrustStore::read(*line.sign.trust);
  const signing::Judgement judgement{run_clock(), trust ? &*trust : nullptr};
  const ConfinedText answer = confined_text(line, file.size() + content.size(), [&] {
    const std::vector<SignatureReport> reports = signatures_in(file, content, judgement);
    return ConfinedText{exit_code_for(worst_of_all(reports)),
                        line.json ? json_of(reports, line) : text_of(reports, line)};
  });
  fmt::print("{}", answer.text);
  return answer.code;
}

}  // namespace hoso::app
