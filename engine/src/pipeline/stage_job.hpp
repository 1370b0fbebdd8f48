// Jobs that call stages: notes kept apart until the crew accepts the result.
#pragma once

#include <memory>
#include <optional>

#include "pipeline/call_site.hpp"
#include "pipeline/crew.hpp"

namespace hoso::pipeline {

/// What a job is about and how long it may take.
struct JobScope {
  RunTerms terms;
  CallSite::Place place;
  std::string stage;          ///< empty = several
  std::string time_out_code;  ///< noted, with {seconds}, when the dead line is missed
  double seconds = 0;
};

/// Notes why a job was given up. A cancelled run is noted once, by the run itself.
void note_interruption(Journal& journal, Interruption reason, const JobScope& scope);
/// Notes the exception being handled as a bug of hoso's own: stages' exceptions never get here.
[[nodiscard]] Diagnostic bug_at(const JobScope& scope);

/// A job that does `act(worker, site)`, which returns an optional. When the crew accepts it, the
/// notes go to `journal` and the result to `publish`, which says what follows; nullopt = there is
/// no result, and `journal` says why. `owner` keeps alive what `act`, `publish` and `journal` refer
/// to.
template <class Owner, class Act, class Publish>
[[nodiscard]] Job stage_job(std::shared_ptr<Owner> owner, const JobScope& scope, Journal& journal,
                            Act act, Publish publish) {
  Job job;
  job.limit = std::chrono::milliseconds(static_cast<std::int64_t>(scope.seconds * 1000));
  job.interrupted = [owner, scope, &journal, publish](Interruption reason) {
    note_interruption(journal, reason, scope);
    return publish(std::nullopt);
  };
  job.work = [=, &journal](int worker, std::stop_token stop) -> Job::Commit {
    const auto notes = std::make_shared<Journal>();
    try {
      CallSite site(scope.terms, std::move(stop), scope.place, *notes);
      auto result = std::make_shared<decltype(act(worker, site))>(act(worker, site));
      return [=, &journal] {
        journal = std::move(*notes);
        return publish(std::move(*result));
      };
    } catch (const Cancelled&) {
      return [] { return Job::Next(); };  // the crew knows that it asked, and why
    } catch (...) {
      return [bug = bug_at(scope), &journal, publish] {
        journal.diagnostics.push_back(bug);
        return publish(std::nullopt);
      };
    }
  };
  return job;
}

}  // namespace hoso::pipeline
