#include <hoso/signing/report.hpp>

#include <algorithm>

#include <hoso/diagnostic.hpp>

namespace hoso::signing {
namespace {

Diagnostic diagnostic_of(const SignatureIssue& issue) {
  Diagnostic diagnostic;
  diagnostic.code = issue.code;
  diagnostic.arguments = issue.arguments;
  return diagnostic;
}

}  // namespace

bool SignatureReport::has(std::string_view code) const {
  return std::ranges::any_of(issues, [&](const SignatureIssue& issue) { return issue.code == code; });
}

FindingSeverity severity_of(const SignatureIssue& issue) {
  const MessageEntry* entry = find_message(issue.code);
  if (!entry || entry->exit_code == ExitCode::input_unusable) return FindingSeverity::blocking;
  return entry->exit_code == ExitCode::packaged ? FindingSeverity::advice : FindingSeverity::doubtful;
}

std::optional<FindingSeverity> worst_of(const SignatureReport& report) {
  std::optional<FindingSeverity> worst;
  for (const SignatureIssue& issue : report.issues) {
    const FindingSeverity severity = severity_of(issue);
    worst = worst ? std::min(*worst, severity) : severity;
  }
  return worst;
}

LocalizedText message_of(const SignatureIssue& issue) { return hoso::message_of(diagnostic_of(issue)); }

LocalizedText next_step_of(const SignatureIssue& issue) { return hoso::next_step_of(diagnostic_of(issue)); }

}  // namespace hoso::signing
