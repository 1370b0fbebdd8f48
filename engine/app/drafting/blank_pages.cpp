#include "drafting/blank_pages.hpp"

#include <hoso/error.hpp>
#include <hoso/text.hpp>

#include "bench/process.hpp"
#include "bench/scratch_folder.hpp"
#include "interruption.hpp"
#include "pipeline/file_reader.hpp"
#include "pipeline/pipeline.hpp"
#include "run_plan.hpp"

namespace hoso::app {
namespace {

namespace fs = std::filesystem;

bool is_office_file(const fs::path& file) { return lower_case(file.extension().string()) == ".docx"; }

/// LibreOffice gets a profile of its own, so that one that is open on the desk does not answer instead.
fs::path as_pdf(const fs::path& file, const fs::path& scratch) {
  if (!fs::is_regular_file(file)) throw Error("input.not_found", {{"file", file.string()}});
  if (!bench::program_exists("soffice")) throw Error("draft.no_office", {{"file", file.string()}});
  const auto cost = bench::measured_run(
      {"timeout", "90", "soffice", "-env:UserInstallation=file://" + (scratch / "profile").string(), "--headless",
       "--convert-to", "pdf", "--outdir", scratch.string(), fs::absolute(file).string()},
      scratch / "log");
  const fs::path pdf = scratch / (file.stem().string() + ".pdf");
  if (cost.exit_code != 0 || !fs::exists(pdf)) throw Error("draft.office_failed", {{"file", file.string()}});
  return pdf;
}

/// The dossier pipeline's sources and nothing else: no model is loaded for them.
std::shared_ptr<pipeline::Pipeline> sources_of(const Installation& installation, plugin::PluginHost& host) {
  PipelineDescription description = load_pipeline(installation.templates / "pipelines" / "dossier.xml");
  std::erase_if(description.stages, [](const StageUse& use) { return use.kind != "source"; });
  description.calibration.clear();
  return pipeline::build_pipeline({description, pipeline::Ends::reading, {installation.templates, installation.cache}},
                                  host);
}

std::vector<Page> pages_in(const fs::path& file, const CommandLine& line, const Installation& installation) {
  plugin::PluginHost host = plugin_host(line, installation);
  const auto sources = sources_of(installation, host);
  pipeline::FileReader reader(*sources, {installation.decoder, installation.templates, line.allow_unconfined},
                              line.limits);
  const Interruption interruption;
  const StageContext context(line.limits, run_clock(), interruption.token(), {});
  const pipeline::OpenedFile opened = reader.open(file, context);
  std::vector<Page> pages;
  for (int i = 0; i < opened.described.page_count; ++i) pages.push_back(reader.read(opened, i, context));
  return pages;
}

}  // namespace

std::vector<Page> blank_pages(const CommandLine& line, const fs::path& file, const Installation& installation) {
  const bench::ScratchFolder scratch;
  try {
    return pages_in(is_office_file(file) ? as_pdf(file, scratch.path()) : file, line, installation);
  } catch (const Error& error) {
    MessageArguments arguments = error.arguments();
    arguments.try_emplace("file", file.filename().string());
    throw Error(error.code(), arguments);
  }
}

}  // namespace hoso::app
