#include "read_command.hpp"

#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <optional>

#include "files/durable_files.hpp"
#include "installation.hpp"
#include "interruption.hpp"
#include "memory.hpp"
#include "messages.hpp"
#include "pre_check.hpp"
#include "pre_check_pdf.hpp"
#include "progress_bar.hpp"
#include "result_json.hpp"
#include "result_text.hpp"
#include "run_plan.hpp"

namespace hoso::app {
namespace {

void append(std::vector<Diagnostic>& all, const std::vector<Diagnostic>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

Result run(const CommandLine& line, std::optional<plugin::PluginHost>& host,
                        const std::stop_token& stop) {
  const Installation installation(line);
  if (line.command == Command::run) pipeline::require_place_for_package(line.out);
  host.emplace(plugin_host(line, installation));
  ProgressBar bar;
  pipeline::RunPlan plan = run_plan(line, installation);
  plan.progress = [&](const pipeline::Progress& progress) { bar.show(progress); };
  const auto stages = pipeline_for(line, installation, *host);
  pipeline::require_stages_for(plan.forms, *stages);
  const variants::Remembered memory = memory_for(installation, plan.forms);
  plan.variants = variants::catalogue_of(memory);
  plan.learn = line.remember && !installation.data.empty();
  Result result{pipeline::run(stages, line.files, plan, stop), std::nullopt, plan.variants, {}};
  append(result.report.journal.diagnostics, memory.refusals);
  if (!plan.learn || stop.stop_requested()) return result;
  Learning learning = learn_from(result.report, plan, installation);
  append(result.report.journal.diagnostics, learning.diagnostics);
  result.learned = std::move(learning.learned);
  return result;
}

void note(pipeline::RunReport& report, const Error& error) {
  report.journal.diagnostics.push_back(diagnostic_of(error));
  report.status = pipeline::Status::failed;
}

Result failed_by(const Error& error) {
  Result result;
  note(result.report, error);
  return result;
}

/// Templates, plugins and the pipeline may be at fault before a single file was opened.
Result run_or_failure(const CommandLine& line, std::optional<plugin::PluginHost>& host,
                      const std::stop_token& stop) {
  try {
    return run(line, host, stop);
  } catch (const Error& error) {
    return failed_by(error);
  } catch (const std::exception& failure) {
    return failed_by(Error("internal.bug", {{"detail", failure.what()}}));
  }
}

void write_package(Result& result, const CommandLine& line) {
  if (result.report.artifacts.empty()) return;
  try {
    result.package = pipeline::write_package(result.report.artifacts, line.out,
                                             pipeline::package_name(line.files.front()));
  } catch (const Error& error) {
    note(result.report, error);
  }
}

/// stdout is buffered: without the flush its text would come after the timings on a terminal or
/// in a file that takes both.
void print_timings(const pipeline::Timings& timings) {
  std::fflush(stdout);
  fmt::print(stderr, "{}", timings_text(timings));
}

std::string text_of(const Result& result, const CommandLine& line) {
  if (line.command != Command::check) return result_text(result, line);
  return pre_check_text(pre_check(result), line) + outcome_text(result, line);
}

/// The answer of `hoso check` as files. What cannot be written is a diagnostic of the run.
void write_answers(Result& result, const CommandLine& line) {
  if (!line.html && !line.pdf) return;
  try {
    const PreCheck check = pre_check(result);
    if (line.html) {
      const std::string html = pre_check_html(check);
      files::write_durably(*line.html, {reinterpret_cast<const std::uint8_t*>(html.data()), html.size()});
    }
    if (line.pdf) files::write_durably(*line.pdf, pre_check_pdf(check, line, run_clock()));
  } catch (const Error& error) {
    note(result.report, error);
  }
}

void print(const Result& result, const CommandLine& line) {
  print_messages(result.report.journal.diagnostics, line.language);
  if (line.json) {
    fmt::print("{}", result_json(result, line));
  } else {
    fmt::print("{}", text_of(result, line));
    if (line.timings) print_timings(result.report.journal.timings);
  }
}

}  // namespace

ExitCode read_command(const CommandLine& line) {
  std::optional<plugin::PluginHost> host;  // outlives what its libraries made
  const Interruption interruption;  // also while the package is written: that is not cut short
  Result result = run_or_failure(line, host, interruption.token());
  write_package(result, line);
  write_answers(result, line);
  print(result, line);
  const ExitCode code =
      pipeline::exit_code_of(result.report.status, result.report.journal.diagnostics);
  if (result.report.threads_left_behind > 0) {
    std::fflush(nullptr);
    std::_Exit(static_cast<int>(code));  // a destructor could wait for the hanging stage for ever
  }
  return code;
}

}  // namespace hoso::app
