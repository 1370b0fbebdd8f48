#include "pipeline/run.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "pipeline/assembly.hpp"
#include "pipeline/finishing.hpp"
#include "pipeline/page_jobs.hpp"
#include "pipeline/stage_job.hpp"

namespace hoso::pipeline {
namespace {

std::vector<WantedPage> all_pages(const RunState& run) {
  std::vector<WantedPage> pages;
  for (std::size_t file = 0; file < run.files.size(); ++file) {
    for (int page = 0; page < run.files[file].described.page_count; ++page) {
      pages.push_back({static_cast<int>(file), page, 0, {}});
    }
  }
  return pages;
}

bool is_there(const RunState& run, const WantedPage& page) {
  return page.file >= 0 && page.file < std::ssize(run.files) && page.page >= 0 &&
         page.page < run.files[static_cast<std::size_t>(page.file)].described.page_count;
}

/// One entry per wanted page of the files that were opened, numbered through.
void list_pages(RunState& run) {
  for (const WantedPage& wanted : run.plan.pages.empty() ? all_pages(run) : run.plan.pages) {
    if (!is_there(run, wanted)) continue;
    PageWork work;
    work.wanted = wanted;
    work.outcome.described.number = static_cast<int>(run.pages.size()) + 1;
    work.outcome.described.file = wanted.file;
    work.outcome.described.page_in_file = wanted.page;
    run.pages.push_back(std::move(work));
  }
}

/// Pages are numbered through all files, so the first is read when the last file is open.
Job::Next pages_once_all_are_open(const SharedRun& run) {
  Job::Next pages;
  if (--run->files_to_open > 0) return pages;
  list_pages(*run);
  for (std::size_t i = 0; i < run->pages.size(); ++i) pages.push_back(page_job(run, i));
  return pages;
}

Job open_job(const SharedRun& run, std::size_t index) {
  const std::filesystem::path path = run->files[index].path;
  return stage_job(
      run,
      {run->plan.terms, {path.string(), std::nullopt}, {}, "limit.page_time",
       run->plan.terms.limits.page_seconds},
      run->file_journals[index],
      [run, path](int worker, CallSite& site) {
        return site.call("", [&](const StageContext& context) {
          return run->reader_for(worker).open(path, context);
        });
      },
      [run, index](std::optional<OpenedFile> opened) {
        if (opened) run->files[index] = std::move(*opened);
        return pages_once_all_are_open(run);
      });
}

/// Loads what a recognizer needs (models) on a worker that would be idle.
Job warm_up_job(const SharedRun& run, StageSlot<RecognizeStage>& slot) {
  return stage_job(
      run, {run->plan.terms, {}, {}, "limit.page_time", run->plan.terms.limits.page_seconds},
      run->warming,
      [run, &slot](int, CallSite&) -> std::optional<bool> {
        slot.warm_up(run->plan.jobs);
        return true;
      },
      [](std::optional<bool>) { return Job::Next(); });
}

/// While the first file is opened and its first page identified, the second worker has nothing
/// else to do.
void warm_up(const SharedRun& run, Crew& crew) {
  if (run->plan.jobs < 2) return;
  for (const auto& slot : run->pipeline->recognize) crew.add(warm_up_job(run, *slot));
}

Progress progress_of(const RunState& run) {
  const auto done = std::ranges::count_if(run.pages, &PageWork::done);
  return {static_cast<int>(done), static_cast<int>(run.pages.size())};
}

void read_files(const SharedRun& run, const std::vector<std::filesystem::path>& files, Crew& crew,
                const std::stop_token& stop) {
  for (const auto& path : files) {
    run->files.push_back({path, {path.filename().string(), {}, {}, 0, 0}, {}});
  }
  run->file_journals.resize(files.size());
  run->files_to_open = files.size();
  for (std::size_t i = 0; i < files.size(); ++i) {
    crew.add(open_job(run, i));
    if (i == 0) warm_up(run, crew);
  }
  crew.finish(stop, [&] {
    if (run->plan.progress) run->plan.progress(progress_of(*run));
  });
}

std::vector<PageOutcome> outcomes_of(RunState& run) {
  std::vector<PageOutcome> outcomes;
  for (PageWork& page : run.pages) outcomes.push_back(std::move(page.outcome));
  return outcomes;
}

/// `variant`, told to be one of another version of its form.
std::shared_ptr<const FormTemplate> of_version(const FormTemplate& variant,
                                               const std::shared_ptr<const FormTemplate>& form) {
  auto renamed = std::make_shared<FormTemplate>(variant);
  renamed->version = form->version;
  renamed->variant_of = form;
  return renamed;
}

/// A page that several versions print alike is a page of its document's version.
void name_versions(Dossier& dossier) {
  for (const Document& document : dossier.documents) {
    const auto& form = form_itself(document.form);
    for (const int number : document.pages) {
      auto& named = dossier.pages[static_cast<std::size_t>(number - 1)].match->form;
      if (form_itself(named) == form) continue;
      named = named->variant_of ? of_version(*named, form) : form;
    }
  }
}

/// What is wrong with pictures of no document.
std::vector<Finding> findings_outside(const std::vector<Document>& documents,
                                      const std::vector<PageOutcome>& pages) {
  std::vector<Finding> findings;
  for (const PageOutcome& page : pages) {
    const bool inside = std::ranges::any_of(documents, [&](const Document& document) {
      return std::ranges::count(document.pages, page.described.number) > 0;
    });
    if (!inside) findings.insert(findings.end(), page.findings.begin(), page.findings.end());
  }
  return findings;
}

Dossier dossier_of(const RunState& run, const std::vector<PageOutcome>& pages) {
  Dossier dossier;
  dossier.procedure = run.plan.procedure;
  dossier.procedure_case = run.plan.procedure_case;
  dossier.papers = run.plan.papers;
  dossier.created_at = run.plan.terms.now.time_since_epoch().count();
  for (const OpenedFile& file : run.files) dossier.files.push_back(file.described);
  for (const PageOutcome& page : pages) dossier.pages.push_back(page.described);
  dossier.documents = documents_of(pages);
  dossier.findings = findings_outside(dossier.documents, pages);
  name_versions(dossier);
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

/// `before` pages of the stack lie before the dossier's first.
std::vector<int> new_layouts(const RunState& run, const Dossier& dossier, std::size_t before) {
  std::vector<int> numbers;
  for (const Document& document : dossier.documents) {
    for (const int number : document.pages) {
      if (run.pages[before + static_cast<std::size_t>(number - 1)].new_layout) numbers.push_back(number);
    }
  }
  std::ranges::sort(numbers);
  return numbers;
}

/// `used`: indices into the run's files, in the order of a dossier's.
std::shared_ptr<const InputFiles> files_of(const RunState& run, const std::vector<int>& used) {
  std::vector<FilesOnDisk::Known> known;
  for (const int index : used) {
    const OpenedFile& file = run.files[static_cast<std::size_t>(index)];
    known.push_back({file.path, file.described.sha256});
  }
  return std::make_shared<const FilesOnDisk>(std::move(known), run.plan.terms.limits);
}

std::vector<int> all_files(const RunState& run) {
  std::vector<int> all(run.files.size());
  std::iota(all.begin(), all.end(), 0);
  return all;
}

/// What was said while `count` pages from `before` on were read.
void append_pages(const RunState& run, std::size_t before, std::size_t count, Journal& journal) {
  for (std::size_t i = before; i < before + count; ++i) {
    const PageWork& page = run.pages[i];
    append(journal, page.locating);
    for (const Journal& stage : page.inspecting) append(journal, stage);
    for (const Journal& part : page.reading) append(journal, part);
    append(journal, page.doubting);
    append(journal, page.extracting);
  }
}

RunReport report_on(const RunState& run, FinishedDossier finished, std::size_t before) {
  RunReport report{std::move(finished.dossier), std::move(finished.artifacts), {},
                   Status::failed, {}, 0};
  report.new_layouts = new_layouts(run, report.dossier, before);
  return report;
}

/// The verdict, once the journal holds all there is.
void judge(RunReport& report, const std::stop_token& stop) {
  if (stop.stop_requested()) {
    report.artifacts.clear();
    note(report.journal, "run.cancelled");
  }
  note_missing_form(report.dossier, report.journal);
  report.status = status_of(report.dossier, report.journal.diagnostics);
}

/// The part's pages, numbered from 1, with the files they are of.
std::vector<PageOutcome> pages_of(const StackPart& part, std::vector<PageOutcome>& stack) {
  std::vector<PageOutcome> pages;
  const int before = part.first_page - 1;
  for (int number = part.first_page; number <= part.last_page; ++number) {
    PageOutcome& page = pages.emplace_back(std::move(stack[static_cast<std::size_t>(number - 1)]));
    page.described.number -= before;
    for (FieldValue& field : page.fields) field.page -= before;
    for (Finding& finding : page.findings) finding.page -= before;
  }
  return pages;
}

/// Leaves the files out that no page is of; gives the indices of the others.
std::vector<int> drop_other_files(Dossier& dossier) {
  std::vector<int> indices;
  std::vector<SourceFile> used;
  std::map<int, int> moved;
  for (DossierPage& page : dossier.pages) {
    const auto [place, added] = moved.emplace(page.file, static_cast<int>(used.size()));
    if (added) {
      indices.push_back(page.file);
      used.push_back(dossier.files[static_cast<std::size_t>(page.file)]);
    }
    page.file = place->second;
  }
  dossier.files = std::move(used);
  return indices;
}

/// Whether no page of the dossier's files is in another dossier.
bool holds_whole_files(const Dossier& dossier) {
  std::ptrdiff_t pages = 0;
  for (const SourceFile& file : dossier.files) pages += file.page_count;
  return pages == std::ssize(dossier.pages);
}

SplitDossier finished_part(const RunState& run, StackPart part, const std::vector<PageOutcome>& pages,
                           FinishingSetup setup) {
  Dossier dossier = dossier_of(run, pages);
  setup.files = files_of(run, drop_other_files(dossier));
  setup.whole_files = holds_whole_files(dossier);
  if (!part.procedure.empty()) {
    dossier.procedure = part.procedure;
    dossier.procedure_case.clear();
  }
  for (Finding& finding : doubts_about(dossier, part)) part.doubts.push_back(std::move(finding));
  dossier.findings.insert(dossier.findings.end(), part.doubts.begin(), part.doubts.end());
  const auto before = static_cast<std::size_t>(part.first_page - 1);
  FinishedDossier finished = finish_dossier(std::move(dossier), pages, setup);
  const Journal finishing = finished.journal;
  SplitDossier made{std::move(part), report_on(run, std::move(finished), before)};
  append_pages(run, before, pages.size(), made.report.journal);
  append(made.report.journal, finishing);
  judge(made.report, setup.stop);
  return made;
}

/// Where pages lie and what they print was found again; all else is as people left it.
Dossier reviewed_dossier(Dossier dossier, const std::vector<PageOutcome>& pages) {
  for (DossierPage& page : dossier.pages) {
    const auto number_of = [](const PageOutcome& one) { return one.described.number; };
    const auto again = std::ranges::find(pages, page.number, number_of);
    if (again == pages.end()) continue;
    if (again->described.match) page.match = again->described.match;
    page.words = again->described.words;
  }
  return dossier;
}

}  // namespace

Catalogue candidates_of(const RunPlan& plan) {
  Catalogue all = plan.forms;
  all.insert(all.end(), plan.variants.begin(), plan.variants.end());
  return all;
}

RunReport run(const std::shared_ptr<Pipeline>& pipeline,
              const std::vector<std::filesystem::path>& files, const RunPlan& plan,
              const std::stop_token& stop) {
  const auto state = std::make_shared<RunState>(pipeline, plan);
  Crew crew(plan.jobs);
  read_files(state, files, crew, stop);
  const std::vector<PageOutcome> pages = outcomes_of(*state);
  Dossier dossier = plan.reviewed ? reviewed_dossier(*plan.reviewed, pages) : dossier_of(*state, pages);
  const bool whole_files = plan.pages.empty() || holds_whole_files(dossier);
  FinishedDossier finished = finish_dossier(
      std::move(dossier), pages,
      {pipeline, files_of(*state, all_files(*state)), plan.terms, crew, stop, whole_files});
  const Journal finishing = finished.journal;
  RunReport report = report_on(*state, std::move(finished), 0);
  for (const Journal& journal : state->file_journals) append(report.journal, journal);
  append_pages(*state, 0, state->pages.size(), report.journal);
  append(report.journal, finishing);
  judge(report, stop);
  report.threads_left_behind = crew.left_behind();
  return report;
}

RunReport judged_again(const std::shared_ptr<Pipeline>& pipeline, Dossier dossier,
                       std::shared_ptr<const InputFiles> files, const RunTerms& terms) {
  Crew crew(1);
  const std::stop_token never;
  FinishedDossier finished = finish_dossier(std::move(dossier), {}, {pipeline, std::move(files), terms, crew, never});
  RunReport report;
  report.dossier = std::move(finished.dossier);
  report.journal = std::move(finished.journal);
  judge(report, never);
  report.threads_left_behind = crew.left_behind();
  return report;
}

StackReport run_stack(const std::shared_ptr<Pipeline>& pipeline, const std::vector<std::filesystem::path>& files,
                      const RunPlan& plan, const std::vector<std::string>& procedures, const std::stop_token& stop) {
  const auto state = std::make_shared<RunState>(pipeline, plan);
  Crew crew(plan.jobs);
  read_files(state, files, crew, stop);
  std::vector<PageOutcome> pages = outcomes_of(*state);
  std::vector<DossierPage> described;
  for (const PageOutcome& page : pages) described.push_back(page.described);
  StackReport stack;
  for (const Journal& journal : state->file_journals) append(stack.journal, journal);
  for (StackPart& part : parts_of(described, procedures)) {
    const std::vector<PageOutcome> own = pages_of(part, pages);
    stack.dossiers.push_back(finished_part(*state, std::move(part), own, {pipeline, nullptr, plan.terms, crew, stop}));
  }
  stack.threads_left_behind = crew.left_behind();
  return stack;
}

}  // namespace hoso::pipeline
