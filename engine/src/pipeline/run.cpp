#include "pipeline/run.hpp"

#include <algorithm>
#include <map>
#include <mutex>

#include "pipeline/assembly.hpp"
#include "pipeline/finishing.hpp"
#include "pipeline/stage_job.hpp"

namespace hoso::pipeline {
namespace {

/// Everything jobs touch. Shared with them, so a job that is left behind stays harmless.
struct RunState {
  RunState(std::shared_ptr<Pipeline> stages, const RunPlan& given)
      : pipeline(std::move(stages)), plan(given) {}

  [[nodiscard]] FileReader& reader_for(int worker) {
    const std::scoped_lock lock(mutex);
    auto& reader = readers[worker];
    if (!reader) reader = std::make_unique<FileReader>(*pipeline, plan.decoder, plan.terms.limits);
    return *reader;
  }

  const std::shared_ptr<Pipeline> pipeline;
  const RunPlan plan;
  std::vector<OpenedFile> files;       ///< page_count 0 = could not be opened
  std::vector<Journal> file_journals;  ///< one per file
  std::vector<PageOutcome> pages;
  std::vector<Journal> page_journals;  ///< one per page

 private:
  std::mutex mutex;
  std::map<int, std::unique_ptr<FileReader>> readers;  ///< by worker; a map's nodes never move
};

using SharedRun = std::shared_ptr<RunState>;

JobScope scope_at(const RunState& run, CallSite::Place place) {
  return {run.plan.terms, std::move(place), {}, "limit.page_time",
          run.plan.terms.limits.page_seconds};
}

Job open_job(const SharedRun& run, std::size_t index) {
  const std::filesystem::path path = run->files[index].path;
  return stage_job(
      run, scope_at(*run, {path.string(), std::nullopt}), run->file_journals[index],
      [run, path](int worker, CallSite& site) {
        return site.call("", [&](const StageContext& context) {
          return run->reader_for(worker).open(path, context);
        });
      },
      [run, index](std::optional<OpenedFile> opened) {
        if (opened) run->files[index] = std::move(*opened);
      });
}

Job page_job(const SharedRun& run, std::size_t index) {
  const DossierPage described = run->pages[index].described;
  const OpenedFile& file = run->files[static_cast<std::size_t>(described.file)];
  return stage_job(
      run, scope_at(*run, {file.path.string(), described.page_in_file + 1}),
      run->page_journals[index],
      [run, &file, described](int worker, CallSite& site) {
        const PageTools tools{*run->pipeline, run->plan.forms, run->reader_for(worker),
                              run->plan.terms.limits, worker};
        return read_page({file, described}, tools, site);
      },
      [run, index](PageOutcome outcome) { run->pages[index] = std::move(outcome); });
}

/// One entry per page of every file that was opened, numbered through.
void list_pages(RunState& run) {
  for (std::size_t file = 0; file < run.files.size(); ++file) {
    for (int page = 0; page < run.files[file].described.page_count; ++page) {
      PageOutcome outcome;
      outcome.described.number = static_cast<int>(run.pages.size()) + 1;
      outcome.described.file = static_cast<int>(file);
      outcome.described.page_in_file = page;
      run.pages.push_back(std::move(outcome));
    }
  }
  run.page_journals.resize(run.pages.size());
}

void open_files(const SharedRun& run, const std::vector<std::filesystem::path>& files, Crew& crew,
                const std::stop_token& stop) {
  for (const auto& path : files) {
    run->files.push_back({path, {path.filename().string(), {}, {}, 0, 0}, {}});
  }
  run->file_journals.resize(files.size());
  for (std::size_t i = 0; i < files.size(); ++i) crew.add(open_job(run, i));
  crew.finish(stop, {});
}

void read_pages(const SharedRun& run, Crew& crew, const std::stop_token& stop) {
  list_pages(*run);
  for (std::size_t i = 0; i < run->pages.size(); ++i) crew.add(page_job(run, i));
  crew.finish(stop, [&](int done) {
    if (run->plan.progress) run->plan.progress({done, static_cast<int>(run->pages.size())});
  });
}

Dossier dossier_of(const RunState& run) {
  Dossier dossier;
  dossier.procedure = run.plan.procedure;
  dossier.created_at = run.plan.terms.now.time_since_epoch().count();
  for (const OpenedFile& file : run.files) dossier.files.push_back(file.described);
  for (const PageOutcome& page : run.pages) dossier.pages.push_back(page.described);
  dossier.documents = documents_of(run.pages);
  dossier.stages = run.pipeline->versions;
  return dossier;
}

void note(Journal& journal, std::string_view code) {
  Diagnostic diagnostic;
  diagnostic.code = code;
  journal.diagnostics.push_back(std::move(diagnostic));
}

/// Input that was read without complaint but holds no known form needs a word why nothing came of
/// it.
void note_missing_form(const Dossier& dossier, Journal& journal) {
  const auto is_error = [](const Diagnostic& one) { return one.severity == Severity::error; };
  if (dossier.documents.empty() && std::ranges::none_of(journal.diagnostics, is_error)) {
    note(journal, "input.no_form");
  }
}

RunReport report_on(const RunState& run, FinishedDossier finished) {
  RunReport report{std::move(finished.dossier), std::move(finished.artifacts), {},
                   Status::failed, 0};
  for (const Journal& journal : run.file_journals) append(report.journal, journal);
  for (const Journal& journal : run.page_journals) append(report.journal, journal);
  append(report.journal, finished.journal);
  return report;
}

}  // namespace

RunReport run(const std::shared_ptr<Pipeline>& pipeline,
              const std::vector<std::filesystem::path>& files, const RunPlan& plan,
              const std::stop_token& stop) {
  const auto state = std::make_shared<RunState>(pipeline, plan);
  Crew crew(plan.jobs);
  open_files(state, files, crew, stop);
  read_pages(state, crew, stop);
  RunReport report = report_on(*state, finish_dossier(dossier_of(*state), state->pages,
                                                      {pipeline, plan.terms, crew, stop}));
  if (stop.stop_requested()) {
    report.artifacts.clear();
    note(report.journal, "run.cancelled");
  }
  note_missing_form(report.dossier, report.journal);
  report.status = status_of(report.dossier, report.journal.diagnostics);
  report.threads_left_behind = crew.left_behind();
  return report;
}

}  // namespace hoso::pipeline
