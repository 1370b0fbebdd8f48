#include "pipeline/verdict.hpp"

#include <algorithm>
#include <array>

#include <hoso/unknown_page.hpp>

namespace hoso::pipeline {
namespace {

constexpr std::array from_bad_to_worse = {
    ExitCode::packaged,      ExitCode::needs_review, ExitCode::input_unusable,
    ExitCode::limit_reached, ExitCode::stage_failed, ExitCode::setup_fault,
    ExitCode::usage,         ExitCode::bug,          ExitCode::cancelled};

ExitCode worse(ExitCode left, ExitCode right) {
  return std::ranges::find(from_bad_to_worse, left) < std::ranges::find(from_bad_to_worse, right)
             ? right : left;
}

ExitCode worst(std::span<const Diagnostic> diagnostics) {
  ExitCode code = ExitCode::packaged;
  for (const Diagnostic& diagnostic : diagnostics) code = worse(code, exit_code_of(diagnostic));
  return code;
}

bool needs_a_person(const std::vector<Finding>& findings) {
  return std::ranges::any_of(findings, [](const Finding& finding) {
    return finding.severity != FindingSeverity::advice;
  });
}

bool needs_a_person(const Document& document) {
  return needs_a_person(document.findings) || std::ranges::any_of(document.fields, is_doubtful);
}

}  // namespace

std::string_view name_of(Status status) {
  constexpr std::array<std::string_view, 4> names = {"packaged", "needs_review", "rejected",
                                                     "failed"};
  return names[static_cast<std::size_t>(status)];
}

Status status_of(const Dossier& dossier, std::span<const Diagnostic> diagnostics) {
  const ExitCode code = worst(diagnostics);
  const bool input_only = code == ExitCode::packaged || code == ExitCode::input_unusable;
  if (dossier.documents.empty() && input_only) return Status::rejected;
  if (code != ExitCode::packaged) return Status::failed;
  const bool review = needs_a_person(dossier.findings) ||
                      std::ranges::any_of(dossier.pages, [](const DossierPage& page) { return is_unknown(page); }) ||
                      std::ranges::any_of(dossier.documents, [](const Document& document) {
                        return needs_a_person(document);
                      });
  return review ? Status::needs_review : Status::packaged;
}

ExitCode exit_code_of(Status status, std::span<const Diagnostic> diagnostics) {
  const ExitCode code = worst(diagnostics);
  switch (status) {
    case Status::needs_review: return worse(code, ExitCode::needs_review);
    case Status::rejected: return worse(code, ExitCode::input_unusable);
    default: return code;
  }
}

}  // namespace hoso::pipeline
