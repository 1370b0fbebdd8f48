#include "pipeline/stage_job.hpp"

namespace hoso::pipeline {

void note_interruption(Journal& journal, Interruption reason, const JobScope& scope) {
  if (reason == Interruption::cancelled) return;
  journal.diagnostics.push_back({scope.time_out_code,
                                 Severity::error,
                                 scope.stage,
                                 scope.place.file,
                                 scope.place.page,
                                 {{"seconds", std::to_string(static_cast<int>(scope.seconds))}}});
}

Diagnostic bug_at(const JobScope& scope) {
  Diagnostic bug = diagnostic_of_current_exception();
  bug.arguments.emplace("detail", bug.code);
  bug.code = "internal.bug";
  bug.stage = scope.stage;
  bug.file = scope.place.file;
  bug.page = scope.place.page;
  return bug;
}

}  // namespace hoso::pipeline
