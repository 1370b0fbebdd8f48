#include "contract/exercise.hpp"

#include <regex>

#include "contract/side_by_side.hpp"
#include "contract/trial.hpp"
#include "pipeline/call_site.hpp"

namespace hoso::contract {
namespace {

using SharedUse = std::shared_ptr<const StageUse>;

bool is_code(const std::string& code) {
  static const std::regex dotted("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+");
  return std::regex_match(code, dotted);
}

/// Of the exception being handled: an Error's code is a fine outcome, anything else is not.
Outcome outcome_of_exception() {
  Outcome outcome;
  try {
    throw;
  } catch (const Error& error) {
    outcome.digest = "error " + error.code();
    if (!is_code(error.code())) outcome.complaint = "an error without a code";
  } catch (...) {
    const Diagnostic diagnostic = pipeline::diagnostic_of_current_exception();
    const auto detail = diagnostic.arguments.find("detail");
    outcome.complaint = "threw no hoso::Error: " +
                        (detail == diagnostic.arguments.end() ? diagnostic.code : detail->second);
  }
  return outcome;
}

template <class Stage>
std::shared_ptr<Stage> made(const StageUse& use) {
  const Options options(use.entry.info.options, use.options, use.entry.info.id);
  std::shared_ptr<Stage> stage =
      std::get<StageFactory<Stage>>(use.entry.factory)({options, use.material->resources});
  if (!stage) throw std::runtime_error("the factory made nothing");
  return stage;
}

template <class Stage>
Outcome outcome_of(Stage& stage, const Trial<Stage>& trial, const Material& material,
                   const std::stop_token& stop) {
  std::vector<Diagnostic> said;
  const StageContext context(material.limits, material.now, stop,
                             [&](Diagnostic diagnostic) { said.push_back(std::move(diagnostic)); });
  Outcome outcome;
  try {
    Answer answer = trial.act(stage, context);
    for (const Diagnostic& diagnostic : said) {
      answer.digest.add(diagnostic);
      if (!is_code(diagnostic.code)) answer.complaint = "a diagnostic without a code";
    }
    outcome = {!answer.passed_over, answer.complaint, answer.digest.sum()};
  } catch (...) {
    outcome = outcome_of_exception();
  }
  return outcome;
}

/// Every light trial, one after the other, by an instance of its own or by `stage`.
template <class Stage>
Work series(const SharedUse& use, const Trials<Stage>& trials, std::shared_ptr<Stage> stage) {
  return [=](const std::stop_token& stop) mutable {
    Outcome all;
    try {
      if (!stage) stage = made<Stage>(*use);
      for (const Trial<Stage>& trial : trials) {
        if (trial.heavy || stop.stop_requested()) continue;
        all.digest += outcome_of(*stage, trial, *use->material, stop).digest + '\n';
      }
    } catch (...) {
      all = outcome_of_exception();
    }
    return all;
  };
}

template <class Stage>
class Exercise {
 public:
  Exercise(SharedUse use, const ContractTerms& terms)
      : use_(std::move(use)), terms_(terms), trials_(trials_of<Stage>(use_->material, id())) {}

  ContractReport run() {
    if (make_twice() && try_each_trial() && try_threads() && !answered_) {
      fail("works", "gives no result on any of the inputs, only errors");
    }
    return std::move(report_);
  }

 private:
  [[nodiscard]] const std::string& id() const { return use_->entry.info.id; }

  void fail(std::string check, const std::string& detail) {
    report_.failures.push_back({std::move(check), id() + ": " + detail});
  }

  bool make_twice() {
    try {
      made<Stage>(*use_).reset();
      stage_ = made<Stage>(*use_);
      return true;
    } catch (const std::exception& failure) {
      fail("construct", failure.what());
    } catch (...) {
      fail("construct", "threw no std::exception");
    }
    return false;
  }

  /// Nothing = some work did not end; the failure is noted.
  std::optional<std::vector<Outcome>> ended(const std::vector<Work>& works, const char* check,
                                            std::chrono::milliseconds limit,
                                            const std::string& what) {
    const Outcomes outcomes = side_by_side(works, limit);
    report_.threads_left_behind += outcomes.left_behind;
    std::vector<Outcome> all;
    for (const auto& outcome : outcomes.each) {
      if (!outcome) {
        fail(check, "does not end within " + std::to_string(limit.count()) + " ms on " + what +
                        (outcomes.left_behind > 0 ? ", nor when asked to stop" : ""));
        return std::nullopt;
      }
      all.push_back(*outcome);
    }
    return all;
  }

  Work call(const Trial<Stage>& trial) const {
    return [use = use_, stage = stage_, trial](const std::stop_token& stop) {
      return outcome_of(*stage, trial, *use->material, stop);
    };
  }

  bool try_each_trial() {
    for (const Trial<Stage>& trial : trials_) {
      const auto first = ended({call(trial)}, "time", terms_.call_limit, trial.name);
      if (!first) return false;
      const Outcome& outcome = first->front();
      answered_ = answered_ || outcome.answered;
      if (!trial.heavy) expected_ += outcome.digest + '\n';
      if (!outcome.complaint.empty()) {
        fail("result", outcome.complaint + ", on " + trial.name);
        continue;  // said once is enough
      }
      if (!repeats(trial, outcome) || !stops(trial)) return false;
    }
    return true;
  }

  /// False = did not end.
  bool repeats(const Trial<Stage>& trial, const Outcome& first) {
    const auto again = ended({call(trial)}, "time", terms_.call_limit, trial.name);
    if (!again) return false;
    if (again->front().digest != first.digest) {
      fail("repeat", "another result at the second call, on " + trial.name);
    }
    return true;
  }

  /// What comes of work that was cancelled does not matter, as long as it ends.
  bool stops(const Trial<Stage>& trial) {
    const Work cancelled = [use = use_, stage = stage_, trial](const std::stop_token&) {
      std::stop_source source;
      source.request_stop();
      return outcome_of(*stage, trial, *use->material, source.get_token());
    };
    return ended({cancelled}, "cancel", terms_.cancelled_limit, "cancelled work, " + trial.name)
        .has_value();
  }

  /// The decoder process, where sources live, has one thread: a source need not share.
  bool try_threads() {
    const bool shared = use_->entry.info.threading == Threading::shared;
    if (std::is_same_v<Stage, SourceStage> && !shared) return true;
    const Work own = series<Stage>(use_, trials_, nullptr);
    const Work same = series<Stage>(use_, trials_, stage_);
    return threads_agree({own, own}, "two instances in two threads") &&
           (!shared || threads_agree({same, same}, "one shared instance in two threads"));
  }

  bool threads_agree(const std::vector<Work>& works, const std::string& what) {
    const auto outcomes = ended(works, "time", terms_.call_limit * trials_.size(), what);
    if (!outcomes) return false;
    for (const Outcome& outcome : *outcomes) {
      if (!outcome.complaint.empty()) {
        fail("threads", outcome.complaint + ", from " + what);
      } else if (outcome.digest != expected_) {
        fail("threads", "another result from " + what);
      } else {
        continue;
      }
      break;
    }
    return true;
  }

  const SharedUse use_;
  const ContractTerms& terms_;
  const Trials<Stage> trials_;
  std::shared_ptr<Stage> stage_;
  bool answered_ = false;
  std::string expected_;  ///< of a series
  ContractReport report_;
};

}  // namespace

ContractReport exercise(const SharedUse& use, const ContractTerms& terms) {
  return std::visit(
      [&]<class Stage>(const StageFactory<Stage>&) { return Exercise<Stage>(use, terms).run(); },
      use->entry.factory);
}

}  // namespace hoso::contract
