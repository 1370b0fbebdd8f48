#include "form_testing/tested_form.hpp"

#include <algorithm>
#include <map>
#include <mutex>

#include <fmt/format.h>

#include <hoso/error.hpp>

#include "bench/identification.hpp"
#include "bench/parallel.hpp"
#include "bench/scratch_folder.hpp"
#include "synthetic/encode.hpp"
#include "typeset/fill.hpp"

namespace hoso::form_testing {
namespace {

namespace fs = std::filesystem;

constexpr int blank_quality = 90;

/// All there is to keep of one fill.
struct Outcome {
  bench::Sample sample;
  Dossier dossier;
  std::vector<bench::Comparison> compared;
  std::set<int> known_pages;
  Catalogue taken;  ///< by page, among all forms
  std::vector<ZoneCrop> crops;
};

/// A printed page of another form.
struct OtherPage {
  const FormTemplate* form = nullptr;
  int page = 0;
  bool taken = false;
};

Catalogue all_forms(const TestPlan& plan) {
  Catalogue all = plan.known;
  all.push_back(plan.read);
  std::ranges::stable_sort(all, [](const auto& one, const auto& other) {
    return one->id != other->id ? one->id < other->id : one->valid_from > other->valid_from;
  });
  return all;
}

std::vector<OtherPage> pages_of(const Catalogue& forms) {
  std::vector<OtherPage> pages;
  for (const auto& form : forms) {
    for (std::size_t i = 0; i < form->pages.size(); ++i) {
      const TemplatePage& page = form->pages[i];
      if (!page.optional && !page.blank.empty()) pages.push_back({form.get(), static_cast<int>(i), false});
    }
  }
  return pages;
}

/// The first error, when the file could not be read at all: that is no fault of the form.
void require_read(const pipeline::RunReport& report, const std::map<int, SeenPage>& pages) {
  if (!pages.empty()) return;
  for (const Diagnostic& problem : report.journal.diagnostics) {
    if (problem.severity == Severity::error) throw Error(problem.code, problem.arguments);
  }
}

/// Does the parts of one test; `fill` and `try_other` may be called by several threads.
class Trial {
 public:
  Trial(const TestPlan& plan, const fs::path& folder, std::stop_token stop)
      : plan_(plan), folder_(folder), stop_(std::move(stop)), others_(pages_of(plan.known)) {
    alone_ = plan.run;
    alone_.forms = {plan.read};
    alone_.jobs = 1;
    alone_.pages.clear();
    alone_.progress = nullptr;
    among_all_ = alone_;
    among_all_.forms = all_forms(plan);
    fills_.resize(static_cast<std::size_t>(plan.set.samples));
  }

  void run() {
    bench::each_in_parallel(fills_.size(), plan_.run.jobs, stop_, [this](std::size_t i) {
      fills_[i] = fill(static_cast<int>(i));
      count();
    });
    bench::each_in_parallel(others_.size(), plan_.run.jobs, stop_, [this](std::size_t i) {
      others_[i].taken = is_taken(others_[i], i);
      count();
    });
    if (stop_.stop_requested()) throw Error("run.cancelled");
  }

  [[nodiscard]] const std::vector<Outcome>& fills() const { return fills_; }
  [[nodiscard]] const std::vector<OtherPage>& others() const { return others_; }

 private:
  bench::Sample made(int index) const {
    bench::GeneratedPage page = bench::generate_page(*plan_.typed, plan_.stage_of, recipe_of(index, plan_.set));
    page.truth.form = plan_.read->id;
    page.truth.version = plan_.read->version;
    const std::string name = fmt::format("{:05}", index);
    bench::write_sample(folder_ / name, page);
    return {name, folder_ / name / page.file_name, std::move(page.truth)};
  }

  Outcome fill(int index) const {
    Outcome outcome;
    outcome.sample = made(index);
    std::map<int, SeenPage> pages;
    pipeline::RunPlan run = alone_;
    std::mutex mutex;
    run.keep_page = [&](const Page& page, const DossierPage& described) {
      const std::scoped_lock lock(mutex);
      // Under the number of the form's page; those that were not known behind them.
      pages[described.match ? described.match->template_page : -described.number] = {page, described};
    };
    pipeline::RunReport report = pipeline::run(plan_.pipeline, {outcome.sample.file}, run, stop_);
    if (stop_.stop_requested()) return outcome;
    require_read(report, pages);
    std::erase_if(pages, [](const auto& page) { return page.first < 0; });
    for (const auto& [number, page] : pages) outcome.known_pages.insert(number);
    outcome.compared = bench::comparisons(outcome.sample.truth, report.dossier, *plan_.read);
    outcome.crops = crops_of(outcome.sample.truth, *plan_.read, outcome.compared, pages);
    outcome.dossier = std::move(report.dossier);
    outcome.taken = bench::forms_of_pages(outcome.sample.file, *plan_.pipeline, among_all_);
    return outcome;
  }

  bool is_taken(const OtherPage& other, std::size_t index) const {
    const Blank& blank = other.form->pages[static_cast<std::size_t>(other.page)].blank;
    const fs::path file = folder_ / fmt::format("other-{}.jpg", index);
    bench::write_file(file, synthetic::to_jpeg(blank.picture(), blank_quality, blank.dpi()));
    const Catalogue taken = bench::forms_of_pages(file, *plan_.pipeline, among_all_);
    return std::ranges::find(taken, plan_.read) != taken.end();
  }

  void count() {
    if (!plan_.progress) return;
    const std::scoped_lock lock(mutex_);
    plan_.progress({++done_, static_cast<int>(fills_.size() + others_.size())});
  }

  const TestPlan& plan_;
  fs::path folder_;
  std::stop_token stop_;
  pipeline::RunPlan alone_, among_all_;
  std::vector<Outcome> fills_;     ///< each written by one thread
  std::vector<OtherPage> others_;  ///< likewise
  std::mutex mutex_;
  int done_ = 0;
};

void count_pages(const Outcome& fill, FormTest& test, std::map<std::string, int>& taken_for) {
  test.pages_known += static_cast<int>(fill.known_pages.size());
  for (const auto& form : fill.taken) {
    ++test.pages;
    if (form == test.form) {
      ++test.pages_told;
    } else {
      ++taken_for[form ? name_of(*form) : ""];
    }
  }
}

FormTest summed_up(const TestPlan& plan, const Trial& trial) {
  FormTest test;
  test.form = plan.read;
  test.set = plan.set;
  test.typed_on_blank = !typeset::has_layout(*plan.typed);
  std::map<std::string, int> taken_for;
  for (const Outcome& fill : trial.fills()) {
    count_pages(fill, test, taken_for);
    add({fill.sample.truth, *plan.read, fill.compared, fill.known_pages}, test.figures);
    bench::add_result(fill.sample, fill.dossier, {plan.read}, test.score);
    test.crops.insert(test.crops.end(), fill.crops.begin(), fill.crops.end());
  }
  test.crops = worst(std::move(test.crops));
  for (const auto& [form, pages] : taken_for) test.taken_for.push_back({form, pages});
  std::ranges::stable_sort(test.taken_for, std::ranges::greater(), &TakenFor::pages);
  for (const OtherPage& other : trial.others()) {
    ++test.others_tried;
    if (other.taken) test.others_taken.push_back({name_of(*other.form), other.page});
  }
  return test;
}

}  // namespace

std::string name_of(const FormTemplate& form) { return form.id + " " + form.version; }

FormTest tested(const TestPlan& plan, const std::stop_token& stop) {
  if (plan.read->fields.empty()) throw Error("formtest.no_fields", {{"folder", plan.read->folder}});
  const bench::ScratchFolder scratch;
  Trial trial(plan, scratch.path(), stop);
  trial.run();
  return summed_up(plan, trial);
}

}  // namespace hoso::form_testing
