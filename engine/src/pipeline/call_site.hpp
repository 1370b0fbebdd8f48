// The one place where stages are called and whatever they throw is caught.
#pragma once

#include <chrono>
#include <optional>
#include <stop_token>
#include <string>
#include <type_traits>
#include <utility>

#include <hoso/stage_context.hpp>

#include "pipeline/journal.hpp"

namespace hoso::pipeline {

/// What every stage of a run is told.
struct RunTerms {
  Limits limits;
  std::chrono::sys_seconds now{};  ///< the run's clock
};

/// What the exception being handled means to a user: the code of an Error; "limit.memory" for
/// bad_alloc; "stage.failed" for anything else. Call inside a catch block only.
[[nodiscard]] Diagnostic diagnostic_of_current_exception();

/// Calls stages on behalf of one file, one page or the whole dossier, and notes in a journal what
/// went wrong there and how long it took. Used by one thread.
class CallSite {
 public:
  struct Place {
    std::string file;         ///< as the user named it; empty = the whole dossier
    std::optional<int> page;  ///< in that file, from 1
  };

  /// Keeps references; `terms` and `journal` outlive the site.
  CallSite(const RunTerms& terms, std::stop_token stop, Place place, Journal& journal)
      : terms_(terms), stop_(std::move(stop)), place_(std::move(place)), journal_(journal) {}

  /// The stage's result, or nullopt when it threw: the diagnostic is in the journal then. `stage`
  /// empty = the engine's own work. Throws Cancelled, and only that, once the work at this place
  /// was asked to stop.
  template <class Work>
  std::optional<std::invoke_result_t<Work, const StageContext&>> call(const std::string& stage,
                                                                      Work&& work) {
    std::optional<std::invoke_result_t<Work, const StageContext&>> result;
    const auto begin = std::chrono::steady_clock::now();
    try {
      result.emplace(std::forward<Work>(work)(context_for(stage)));
    } catch (...) {
      note_exception(stage);
    }
    note_time(stage, std::chrono::steady_clock::now() - begin);
    return result;
  }

  void note(const std::string& stage, Diagnostic diagnostic);
  /// Notes that `stage` returned something impossible, which the caller discards.
  void note_bad_result(const std::string& stage, std::string detail);

 private:
  [[nodiscard]] StageContext context_for(const std::string& stage);
  void note_exception(const std::string& stage);
  void note_time(const std::string& stage, std::chrono::nanoseconds spent);

  const RunTerms& terms_;
  std::stop_token stop_;
  Place place_;
  Journal& journal_;
};

}  // namespace hoso::pipeline
