#include "hand_over.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <hoso/error.hpp>
#include <hoso/signing/verify.hpp>

#include "confined_answer.hpp"
#include "files/durable_files.hpp"
#include "messages.hpp"
#include "packaging/read_tree.hpp"
#include "run_plan.hpp"
#include "signature_text.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

namespace fs = std::filesystem;
using packaging::Bytes;
using signing::SignatureReport;

ExitCode hand_over(const CommandLine& line, const Bytes& file) {
  const fs::path copy = *line.sign.hand_over / line.files.front().filename();
  std::error_code failure;
  fs::create_directories(*line.sign.hand_over, failure);
  files::write_durably(copy, file);
  fmt::print("{}: {}\n{}\n", say(line, {"Tệp chờ ký", "To be signed"}), printable(copy.string()),
             say(line, {"Ký tệp này bằng phần mềm ký số của cơ quan, không mở và lưu bằng chương trình khác; rồi: "
                        "hoso sign TỆP-GỐC --take-back TỆP-ĐÃ-KÝ --out TỆP-KẾT-QUẢ",
                        "Sign this file with the office's signing program, without opening and saving it in between; "
                        "then: hoso sign ORIGINAL --take-back SIGNED --out RESULT"}));
  return ExitCode::packaged;
}

bool is_pdf(const Bytes& bytes) { return packaging::text_of(bytes).starts_with("%PDF-"); }

/// Of a PDF, the signatures that cover something behind `original`; of any other file, what lies beside it.
std::vector<SignatureReport> new_signatures(const Bytes& original, const Bytes& returned,
                                            const signing::Judgement& judgement) {
  if (!is_pdf(original)) return signing::detached_signatures(original, returned, judgement);
  if (returned.size() < original.size() || !std::equal(original.begin(), original.end(), returned.begin())) {
    throw Error("signing.prefix_changed");
  }
  auto reports = signing::pdf_signatures(returned, signing::pdf_signature_fields(returned), judgement);
  std::erase_if(reports, [&](const SignatureReport& report) {
    return !report.covered.empty() && report.covered.back().end <= original.size();
  });
  return reports;
}

void require_sound(const std::vector<SignatureReport>& reports) {
  if (reports.empty()) throw Error("signing.unsigned");
  for (const SignatureReport& report : reports) {
    for (const signing::SignatureIssue& issue : report.issues) {
      if (signing::severity_of(issue) == FindingSeverity::blocking) throw Error(issue.code, issue.arguments);
    }
  }
}

ExitCode take_back(const CommandLine& line, const Bytes& original) {
  if (line.out == CommandLine().out) throw Error("usage.invalid", {{"detail", "--out"}});
  const Bytes returned = packaging::read_file(*line.sign.take_back);
  std::optional<signing::TrustStore> trust;
  if (line.sign.trust) trust = signing::TrustStore::read(*line.sign.trust);
  const signing::Judgement judgement{run_clock(), trust ? &*trust : nullptr};
  const ConfinedText answer = confined_text(line, original.size() + returned.size(), [&] {
    const auto reports = new_signatures(original, returned, judgement);
    require_sound(reports);
    std::string text;
    int number = 0;
    for (const SignatureReport& report : reports) text += signature_text(report, ++number, line);
    return ConfinedText{ExitCode::packaged, std::move(text)};
  });
  files::write_durably(line.out, returned);
  fmt::print("{}{}: {}\n", answer.text, say(line, {"Đã nhận lại", "Taken back"}), printable(line.out.string()));
  return answer.code;
}

}  // namespace

ExitCode hand_over_command(const CommandLine& line) {
  const Bytes file = packaging::read_file(line.files.front());
  return line.sign.hand_over ? hand_over(line, file) : take_back(line, file);
}

}  // namespace hoso::app
