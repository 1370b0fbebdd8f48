#include "read_command.hpp"

#include <cstdlib>
#include <fmt/format.h>

#include "installation.hpp"
#include "interruption.hpp"
#include "messages.hpp"
#include "progress_bar.hpp"
#include "result_json.hpp"
#include "result_text.hpp"
#include "run_plan.hpp"

namespace hoso::app {
namespace {

pipeline::RunReport run(const CommandLine& line, const Installation& installation,
                        plugin::PluginHost& host, const std::stop_token& stop) {
  ProgressBar bar;
  pipeline::RunPlan plan = run_plan(line, installation);
  plan.progress = [&](const pipeline::Progress& progress) { bar.show(progress); };
  const auto stages = pipeline_for(line, installation, host);
  pipeline::require_stages_for(plan.forms, *stages);
  return pipeline::run(stages, line.files, plan, stop);
}

void note(pipeline::RunReport& report, const Error& error) {
  report.journal.diagnostics.push_back(diagnostic_of(error));
  report.status = pipeline::Status::failed;
}

/// Templates, plugins and the pipeline may be at fault before a single file was opened.
pipeline::RunReport run_or_failure(const CommandLine& line, const Installation& installation,
                                   plugin::PluginHost& host) {
  const Interruption interruption;
  try {
    return run(line, installation, host, interruption.token());
  } catch (const Error& error) {
    pipeline::RunReport failed;
    note(failed, error);
    return failed;
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

void print(const Result& result, const CommandLine& line) {
  print_messages(result.report.journal.diagnostics, line.language);
  if (line.json) {
    fmt::print("{}", result_json(result, line));
  } else {
    fmt::print("{}", line.command == Command::check ? findings_text(result, line)
                                                    : result_text(result, line));
    if (line.timings) fmt::print(stderr, "{}", timings_text(result.report.journal.timings));
  }
}

}  // namespace

ExitCode read_command(const CommandLine& line) {
  const Installation installation(line);
  plugin::PluginHost host = plugin_host(line, installation);
  Result result{run_or_failure(line, installation, host), std::nullopt};
  write_package(result, line);
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
