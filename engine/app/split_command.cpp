#include "split_command.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>

#include <hoso/procedure.hpp>

#include "explain/thumbnails.hpp"
#include "files/durable_files.hpp"
#include "installation.hpp"
#include "interruption.hpp"
#include "memory.hpp"
#include "messages.hpp"
#include "procedures.hpp"
#include "progress_bar.hpp"
#include "run_plan.hpp"
#include "split_answer.hpp"

namespace hoso::app {
namespace {

namespace fs = std::filesystem;

/// A dossier takes the name of its code; one without a sheet that of the file.
std::string name_of(const pipeline::StackPart& part, const CommandLine& line) {
  if (part.code.empty()) return pipeline::package_name(line.files.front());
  std::string name = part.code;
  std::ranges::replace(name, '/', '-');
  std::ranges::replace(name, '.', '-');
  return pipeline::package_name(name);
}

void write_package(SplitAnswer::One& one, const CommandLine& line) {
  pipeline::RunReport& report = one.result.report;
  if (report.artifacts.empty()) return;
  try {
    one.result.package = pipeline::write_package(report.artifacts, line.out, name_of(one.part, line));
  } catch (const Error& error) {
    report.journal.diagnostics.push_back(diagnostic_of(error));
    report.status = pipeline::Status::failed;
  }
  report.artifacts.clear();
}

void write_html(const SplitAnswer& answer, const CommandLine& line, pipeline::Pipeline& stages,
                const pipeline::RunPlan& plan) {
  if (!line.html) return;
  const std::string html = split_html(answer, explain::thumbnails(line.files, stages, plan));
  files::write_durably(*line.html, {reinterpret_cast<const std::uint8_t*>(html.data()), html.size()});
}

/// The worst of what was said about files and dossiers.
ExitCode verdict_on(const SplitAnswer& answer, const pipeline::Journal& files) {
  pipeline::Status status = pipeline::Status::packaged;
  std::vector<Diagnostic> diagnostics = files.diagnostics;
  for (const SplitAnswer::One& one : answer.dossiers) {
    status = std::max(status, one.result.report.status);
    const auto& more = one.result.report.journal.diagnostics;
    diagnostics.insert(diagnostics.end(), more.begin(), more.end());
  }
  if (answer.dossiers.empty()) status = pipeline::Status::rejected;
  return pipeline::exit_code_of(status, diagnostics);
}

void print(const SplitAnswer& answer, const pipeline::Journal& files, const CommandLine& line) {
  print_messages(files.diagnostics, line.language);
  for (const SplitAnswer::One& one : answer.dossiers) {
    print_messages(one.result.report.journal.diagnostics, line.language);
  }
  fmt::print("{}", line.json ? split_json(answer, line) : split_text(answer, line));
}

SplitAnswer answer_of(pipeline::StackReport& stack, const CommandLine& line, const pipeline::RunPlan& plan) {
  SplitAnswer answer;
  for (pipeline::SplitDossier& dossier : stack.dossiers) {
    SplitAnswer::One& one = answer.dossiers.emplace_back();
    one.part = std::move(dossier.part);
    one.result = {std::move(dossier.report), std::nullopt, plan.variants, {}};
    answer.pages = one.part.last_page;
    if (line.command == Command::run) write_package(one, line);
  }
  return answer;
}

}  // namespace

ExitCode split_command(const CommandLine& line) {
  const Installation installation(line);
  if (line.command == Command::run) pipeline::require_place_for_package(line.out);
  plugin::PluginHost host = plugin_host(line, installation);
  ProgressBar bar;
  pipeline::RunPlan plan = run_plan(line, installation);
  plan.progress = [&](const pipeline::Progress& progress) { bar.show(progress); };
  const auto stages = pipeline_for(line, installation, host);
  pipeline::require_stages_for(plan.forms, *stages);
  const variants::Remembered memory = memory_for(installation, plan.forms);
  plan.variants = variants::catalogue_of(memory);
  const Interruption interruption;
  pipeline::StackReport stack =
      pipeline::run_stack(stages, line.files, plan, procedure_codes(procedures_folder(installation.templates)),
                          interruption.token());
  append(stack.journal, {memory.refusals, {}});
  const SplitAnswer answer = answer_of(stack, line, plan);
  if (!interruption.token().stop_requested()) write_html(answer, line, *stages, plan);
  print(answer, stack.journal, line);
  const ExitCode code = verdict_on(answer, stack.journal);
  if (stack.threads_left_behind > 0) {
    std::fflush(nullptr);
    std::_Exit(static_cast<int>(code));  // a destructor could wait for the hanging stage for ever
  }
  return code;
}

}  // namespace hoso::app
