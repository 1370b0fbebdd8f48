#include "pipeline/page_jobs.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>

#include "pipeline/stage_job.hpp"

namespace hoso::pipeline {
namespace {

using Clock = std::chrono::steady_clock;

/// What the jobs of one page share: its pixels live as long as one of them does.
struct SharedPage {
  SharedRun run;
  std::size_t index = 0;
  LocatedPage located;
  std::vector<const FieldSpec*> fields;
  std::size_t parts = 0;
  Clock::time_point dead_line;

  [[nodiscard]] PageWork& work() const { return run->pages[index]; }
  [[nodiscard]] MatchedPage matched() const {
    return {*located.page, *located.described.match, located.described.effective_dpi};
  }
};

using SharedPagePtr = std::shared_ptr<const SharedPage>;

double seconds_until(Clock::time_point dead_line) {
  return std::max(0.0, std::chrono::duration<double>(dead_line - Clock::now()).count());
}

JobScope scope_of(const RunState& run, const DossierPage& described) {
  const OpenedFile& file = run.files[static_cast<std::size_t>(described.file)];
  return {run.plan.terms, {file.path.string(), described.page_in_file + 1}, {}, "limit.page_time",
          run.plan.terms.limits.page_seconds};
}

Job step_of(const SharedPagePtr& page, Journal& journal, auto act, auto publish) {
  Job job = stage_job(page, scope_of(*page->run, page->located.described), journal, act, publish);
  job.limit = std::chrono::milliseconds(
      static_cast<std::int64_t>(seconds_until(page->dead_line) * 1000));
  return job;
}

/// For whoever runs the pipeline and wants to look at pages.
void keep(const SharedPage& page, CallSite& site) {
  if (!page.run->plan.keep_page) return;
  static_cast<void>(site.call("", [&](const StageContext&) {
    page.run->plan.keep_page(*page.located.page, page.located.described);
    return true;
  }));
}

Job extract_job(const SharedPagePtr& page) {
  using Extracts = std::vector<std::shared_ptr<const PageExtract>>;
  return step_of(
      page, page->work().extracting,
      [page, fields = page->work().outcome.fields](int, CallSite& site) -> std::optional<Extracts> {
        keep(*page, site);
        return extracts_of(page->located, fields, *page->run->pipeline, site);
      },
      [page](std::optional<Extracts> extracts) {
        if (extracts) page->work().outcome.extracts = std::move(*extracts);
        page->work().done = true;
        return Job::Next();
      });
}

void gather_inspections(PageWork& work) {
  for (auto& inspection : work.inspections) {
    if (!inspection) continue;
    std::ranges::move(inspection->evidence, std::back_inserter(work.outcome.described.evidence));
    for (Finding& finding : inspection->findings) {
      finding.page = work.outcome.described.number;
      work.outcome.findings.push_back(std::move(finding));
    }
  }
}

void gather_fields(const SharedPage& page) {
  PageWork& work = page.work();
  work.outcome.fields = with_filled_rows_only(page.fields, std::move(work.values));
  for (FieldValue& field : work.outcome.fields) field.page = work.outcome.described.number;
}

Job::Next jobs_after_reading(const SharedPagePtr& page) {
  gather_fields(*page);
  gather_inspections(page->work());
  return Job::Next{extract_job(page)};
}

/// Second opinions on what was read for sure; see fields_to_doubt().
Job doubt_job(const SharedPagePtr& page, std::vector<std::size_t> doubtful) {
  return step_of(
      page, page->work().doubting,
      [page, doubtful, values = page->work().values](int, CallSite& site) -> std::optional<std::vector<FieldValue>> {
        std::vector<FieldValue> doubted = values;
        for (const std::size_t i : doubtful) {
          doubted[i] = doubted_field(*page->fields[i], std::move(doubted[i]), page->matched(),
                                     {*page->run->pipeline, site});
        }
        return doubted;
      },
      [page](std::optional<std::vector<FieldValue>> doubted) {
        if (doubted) page->work().values = std::move(*doubted);
        return jobs_after_reading(page);
      });
}

/// What follows when this was the last job of the page but those.
Job::Next jobs_after_one_more(const SharedPagePtr& page) {
  PageWork& work = page->work();
  if (--work.jobs_left > 0) return Job::Next();
  std::vector<std::size_t> doubtful = fields_to_doubt(page->fields, work.values);
  if (doubtful.empty()) return jobs_after_reading(page);
  return Job::Next{doubt_job(page, std::move(doubtful))};
}

Job inspect_job(const SharedPagePtr& page, std::size_t index) {
  StageSlot<InspectStage>& slot = *page->run->pipeline->inspect[index];
  return step_of(
      page, page->work().inspecting[index],
      [page, &slot](int, CallSite& site) { return inspection_of(page->located, slot, site); },
      [page, index](std::optional<Inspection> inspection) {
        page->work().inspections[index] = std::move(inspection);
        return jobs_after_one_more(page);
      });
}

/// Every `parts`-th field from `part`: costly ones stand next to each other on forms.
Job part_job(const SharedPagePtr& page, std::size_t part) {
  return step_of(
      page, page->work().reading[part],
      [page, part](int, CallSite& site) -> std::optional<std::vector<FieldValue>> {
        std::vector<FieldValue> values;
        for (std::size_t i = part; i < page->fields.size(); i += page->parts) {
          values.push_back(read_field(*page->fields[i], page->matched(), *page->run->pipeline, site));
        }
        return values;
      },
      [page, part](std::optional<std::vector<FieldValue>> values) {
        PageWork& work = page->work();
        if (values) {
          for (std::size_t i = 0; i < values->size(); ++i) {
            work.values[part + i * page->parts] = std::move((*values)[i]);
          }
        }
        return jobs_after_one_more(page);
      });
}

/// Enough parts to keep all workers busy although parts differ; one worker needs no more than one.
std::size_t parts_for(std::size_t fields, int jobs) {
  return std::min(fields, jobs <= 1 ? std::size_t{1} : 2 * static_cast<std::size_t>(jobs));
}

/// What was read on page `number` of a dossier that people went through.
std::vector<FieldValue> fields_on_page(const Dossier& reviewed, int number) {
  std::vector<FieldValue> fields;
  for (const Document& document : reviewed.documents) {
    std::ranges::copy_if(document.fields, std::back_inserter(fields),
                         [&](const FieldValue& field) { return field.page == number; });
  }
  return fields;
}

Job::Next jobs_after(SharedPage located) {
  const auto page = std::make_shared<const SharedPage>(std::move(located));
  PageWork& work = page->work();
  work.outcome.described = page->located.described;
  work.new_layout = page->located.new_layout;
  for (const FieldSpec* field : page->fields) {
    work.values.push_back(unread_field(*field, page->matched()));
  }
  const Dossier* reviewed = page->run->plan.reviewed.get();
  if (reviewed) work.outcome.fields = fields_on_page(*reviewed, work.outcome.described.number);
  const std::size_t inspectors = reviewed ? 0 : page->run->pipeline->inspect.size();
  work.inspections.resize(inspectors);
  work.inspecting.resize(inspectors);
  work.reading.resize(page->parts);
  work.jobs_left = page->parts + inspectors;
  Job::Next next;
  for (std::size_t part = 0; part < page->parts; ++part) next.push_back(part_job(page, part));
  for (std::size_t i = 0; i < inspectors; ++i) next.push_back(inspect_job(page, i));
  if (next.empty()) next.push_back(extract_job(page));
  return next;
}

/// The forms that a page may be when a person says which it is.
Catalogue wanted_candidates(const Catalogue& all, const std::string& form) {
  Catalogue wanted;
  for (const auto& candidate : all) {
    if (form.empty() || form_itself(candidate)->id == form) wanted.push_back(candidate);
  }
  return wanted;
}

}  // namespace

Job page_job(const SharedRun& run, std::size_t index) {
  const DossierPage described = run->pages[index].outcome.described;
  const OpenedFile& file = run->files[static_cast<std::size_t>(described.file)];
  const auto locate = [run, index, &file, described](int worker,
                                                     CallSite& site) -> std::optional<SharedPage> {
    const double seconds = run->plan.terms.limits.page_seconds;
    SharedPage page{run, index, {}, {}, 0,
                    Clock::now() + std::chrono::milliseconds(static_cast<int>(seconds * 1000))};
    const WantedPage& wanted = run->pages[index].wanted;
    const Catalogue candidates = wanted_candidates(run->candidates, wanted.form);
    page.located = locate_page({file, described, wanted.quarter_turns},
                               {*run->pipeline, candidates, run->reader_for(worker),
                                run->plan.terms.limits, run->plan.learn},
                               site);
    const auto& match = page.located.described.match;
    if (match && !run->plan.reviewed) {
      page.fields = fields_on(*match->form, match->template_page);
    }
    page.parts = parts_for(page.fields.size(), run->plan.jobs);
    return page;
  };
  return stage_job(run, scope_of(*run, described), run->pages[index].locating, locate,
                   [run, index](std::optional<SharedPage> page) {
                     if (page && page->located.page) return jobs_after(std::move(*page));
                     run->pages[index].done = true;
                     return Job::Next();
                   });
}

}  // namespace hoso::pipeline
