#include "why_command.hpp"

#include <fstream>

#include <fmt/format.h>

#include <hoso/error.hpp>

#include "explain/explanation.hpp"
#include "installation.hpp"
#include "interruption.hpp"
#include "memory.hpp"
#include "messages.hpp"
#include "run_plan.hpp"
#include "why_html.hpp"
#include "why_text.hpp"

namespace hoso::app {
namespace {

void write(const std::filesystem::path& file, const std::string& text) {
  std::ofstream stream(file, std::ios::binary);
  stream << text;
  stream.close();
  if (!stream) throw Error("output.not_written", {{"path", file.string()}, {"detail", "why"}});
}

void print(const std::vector<explain::Explanation>& all, const CommandLine& line) {
  if (line.html) write(*line.html, explanations_html(all));
  fmt::print("{}", line.json ? explanations_json(all, line) : explanations_text(all, line));
}

}  // namespace

ExitCode why_command(const CommandLine& line) {
  const Installation installation(line);
  plugin::PluginHost host = plugin_host(line, installation);
  pipeline::RunPlan plan = run_plan(line, installation);
  plan.variants = variants::catalogue_of(memory_for(installation, plan.forms));
  const auto stages = pipeline_for(line, installation, host);
  pipeline::require_stages_for(plan.forms, *stages);
  const Interruption interruption;
  const auto report = pipeline::run(stages, line.files, plan, interruption.token());
  print_messages(report.journal.diagnostics, line.language);
  // What is wrong with the form is for other commands to say.
  const ExitCode code = pipeline::exit_code_of(pipeline::Status::packaged, report.journal.diagnostics);
  if (report.dossier.documents.empty() || interruption.token().stop_requested()) return code;
  print(explain::explanations({line.files.front(), line.field}, report, *stages, plan), line);
  return code;
}

}  // namespace hoso::app
