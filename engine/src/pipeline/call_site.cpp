#include "pipeline/call_site.hpp"

#include <algorithm>
#include <new>

namespace hoso::pipeline {
namespace {

/// A library's own words, fit for one line of a terminal: OpenCV's fill several.
std::string one_line(std::string_view text) {
  constexpr std::size_t longest = 200;
  std::string line(text.substr(0, std::min(longest, text.find('\n'))));
  std::ranges::replace_if(line, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  return line;
}

}  // namespace

void append(Journal& journal, const Journal& entries) {
  for (const Diagnostic& diagnostic : entries.diagnostics) {
    if (std::ranges::count(journal.diagnostics, diagnostic) == 0) {
      journal.diagnostics.push_back(diagnostic);
    }
  }
  for (const auto& [stage, timing] : entries.timings) {
    journal.timings[stage].calls += timing.calls;
    journal.timings[stage].total += timing.total;
  }
}

Diagnostic diagnostic_of_current_exception() {
  Diagnostic diagnostic;
  try {
    throw;
  } catch (const Error& error) {
    diagnostic.code = error.code();
    diagnostic.arguments = error.arguments();
  } catch (const std::bad_alloc&) {
    diagnostic.code = "limit.memory";
  } catch (const std::exception& failure) {
    diagnostic.code = "stage.failed";
    diagnostic.arguments["detail"] = one_line(failure.what());
  } catch (...) {
    diagnostic.code = "stage.failed";
    diagnostic.arguments["detail"] = "threw no std::exception";
  }
  return diagnostic;
}

void CallSite::note(const std::string& stage, Diagnostic diagnostic) {
  diagnostic.stage = stage;
  diagnostic.file = place_.file;
  diagnostic.page = place_.page;
  journal_.diagnostics.push_back(std::move(diagnostic));
}

void CallSite::note_bad_result(const std::string& stage, std::string detail) {
  Diagnostic diagnostic;
  diagnostic.code = "plugin.bad_result";
  diagnostic.arguments["detail"] = std::move(detail);
  note(stage, std::move(diagnostic));
}

StageContext CallSite::context_for(const std::string& stage) {
  return StageContext(terms_.limits, terms_.now, stop_, [this, stage](Diagnostic diagnostic) {
    note(stage, std::move(diagnostic));
  });
}

void CallSite::note_exception(const std::string& stage) {
  // A stage that was asked to stop may say so in its own words; they are no news.
  if (stop_.stop_requested()) throw Cancelled();
  note(stage, diagnostic_of_current_exception());
}

void CallSite::note_time(const std::string& stage, std::chrono::nanoseconds spent) {
  if (stop_.stop_requested()) throw Cancelled();
  if (stage.empty()) return;
  StageTiming& timing = journal_.timings[stage];
  ++timing.calls;
  timing.total += spent;
}

}  // namespace hoso::pipeline
