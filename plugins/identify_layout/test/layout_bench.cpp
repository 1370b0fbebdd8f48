// Measures identify.layout: hoso_layout_bench [FORMS-FOLDER [PAGES-PER-CASE]]
//
// Without a folder, drawn forms stand in. For each kind of handling it prints the share of pages
// whose form and version are right, the share aligned to 0.3 mm at the 95th percentile, the median
// error, and CPU per page; then how many pages of other documents were taken for a form.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include <fmt/format.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <hoso/imaging/mat.hpp>
#include <hoso/template_reader.hpp>

#include "layout_stage.hpp"
#include "test/paper.hpp"

namespace hoso::layout {
namespace {

using test::Handling;

const std::vector<Handling>& handlings() {
  static const std::vector<Handling> all{
      {.name = "clean 300", .dpi = 300},
      {.name = "scan 300", .dpi = 300, .skew_degrees = 0.8, .noise = 8, .blur_px = 0.7},
      {.name = "scan 200", .dpi = 200, .skew_degrees = -1.2, .noise = 10, .blur_px = 0.6},
      {.name = "scan 150 noisy", .dpi = 150, .skew_degrees = 1.5, .noise = 20, .blur_px = 0.5},
      {.name = "scan 600", .dpi = 600, .skew_degrees = 0.5, .noise = 10},
      {.name = "skew +9", .dpi = 200, .skew_degrees = 9, .noise = 5},
      {.name = "skew -9", .dpi = 300, .skew_degrees = -9, .noise = 5},
      {.name = "JPEG blocks", .dpi = 200, .skew_degrees = 1, .blur_px = 0.6, .block_step = 40},
      {.name = "turned 90", .dpi = 200, .skew_degrees = 2, .quarter_turns = 1, .noise = 6},
      {.name = "turned 180", .dpi = 200, .skew_degrees = -2, .quarter_turns = 2, .noise = 6},
      {.name = "turned 270", .dpi = 300, .skew_degrees = 1, .quarter_turns = 3, .noise = 6},
      {.name = "shadow", .dpi = 200, .skew_degrees = 1, .noise = 6, .shadow = 0.4},
      {.name = "stamp", .dpi = 200, .skew_degrees = 1, .noise = 6, .stamp = true},
      {.name = "1-bit 300", .dpi = 300, .skew_degrees = 1, .blur_px = 0.8, .two_level = true},
      {.name = "1-bit 150", .dpi = 150, .skew_degrees = 1, .noise = 10, .blur_px = 0.6,
       .two_level = true},
      {.name = "perspective", .dpi = 200, .perspective = 0.06, .noise = 6},
      {.name = "bent phone", .dpi = 200, .skew_degrees = 3, .perspective = 0.06, .bend_mm = 3,
       .noise = 6, .blur_px = 1, .shadow = 0.5},
      {.name = "top 60 %", .dpi = 200, .skew_degrees = 1, .noise = 6, .visible = 0.6},
  };
  return all;
}

Catalogue drawn_catalogue() {
  return {test::drawn_form("v4", "Mau CT01 so 116/2026 ngay 29/6/2026", 1),
          test::drawn_form("v3", "Mau CT01 so 53/2025 ngay 01/7/2025", 1),
          test::drawn_form("v2", "Mau CT01 so 66/2023 ngay 17/11/2023", 1),
          test::drawn_form("w1", "Mau CT02 so 66/2023 ngay 17/11/2023", 2)};
}

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Versions may share a page word for word; either is right then.
bool is_same_print(const FormTemplate& form, int page, const PageMatch& match) {
  if (match.template_page != page || match.form->id != form.id) return false;
  const auto words_of = [&](const FormTemplate& one) -> const std::vector<PrintedWord>& {
    return one.pages[static_cast<std::size_t>(page)].words;
  };
  return std::ranges::equal(words_of(form), words_of(*match.form),
                            [](const PrintedWord& a, const PrintedWord& b) {
                              return a.text == b.text && a.box == b.box;
                            });
}

struct Tally {
  int pages = 0, identified = 0, right = 0, close = 0;
  double cpu_s = 0;
  std::vector<double> medians;
};

class Bench {
 public:
  explicit Bench(Catalogue forms)
      : forms_(std::move(forms)),
        stage_(Options(LayoutStage::info().options, {}, "identify.layout")) {}

  void warm_up() {
    static_cast<void>(identify(test::taken(test::drawn_letter(1), {.name = "", .dpi = 150}, 1)));
  }
  void run(const Handling& handling, int pages_per_form) {
    Tally tally;
    for (const auto& form : forms_) {
      for (int page = 0; page < static_cast<int>(form->pages.size()); ++page) {
        for (int i = 0; i < pages_per_form; ++i) one(*form, page, handling, i, tally);
      }
    }
    std::ranges::sort(tally.medians);
    const double median = tally.medians.empty() ? -1 : tally.medians[tally.medians.size() / 2];
    const double n = tally.pages;
    fmt::print("{:<16} pages {:3}  identified {:5.1f} %  right {:5.1f} %  p95 < 0.3 mm {:5.1f} %  "
               "median {:.3f} mm  CPU {:.0f} ms\n",
               handling.name, tally.pages, 100 * tally.identified / n, 100 * tally.right / n,
               100 * tally.close / n, median, 1000 * tally.cpu_s / n);
    std::fflush(stdout);
  }
  void run_letters(int count) {
    int accepted = 0;
    double cpu_s = 0;
    for (int i = 0; i < count; ++i) {
      const double dpi = i % 2 == 0 ? 150 : 200;
      const auto letter = test::taken(test::drawn_letter(static_cast<std::uint64_t>(i)),
                                      {.name = "", .dpi = dpi, .noise = 6},
                                      static_cast<std::uint64_t>(i));
      const double start = cpu_seconds();
      accepted += identify(letter).match.has_value() ? 1 : 0;
      cpu_s += cpu_seconds() - start;
    }
    fmt::print("other documents: {} of {} accepted, CPU {:.0f} ms\n", accepted, count,
               1000 * cpu_s / count);
  }
  /// Every form's pages against a catalogue that lacks this form altogether.
  void run_strangers() {
    int accepted = 0, count = 0;
    const Catalogue all = forms_;
    for (const auto& form : all) {
      forms_ = all;
      std::erase_if(forms_, [&](const auto& other) { return other->id == form->id; });
      if (forms_.empty()) continue;
      for (const TemplatePage& page : form->pages) {
        ++count;
        const auto sheet = test::taken(sheet_of(page), {.name = "", .dpi = 200}, 7);
        accepted += identify(sheet).match.has_value() ? 1 : 0;
      }
    }
    forms_ = all;
    fmt::print("forms not in the catalogue: {} of {} accepted\n", accepted, count);
  }

 private:
  static cv::Mat sheet_of(const TemplatePage& page) {
    cv::Mat sheet;
    cv::resize(imaging::ink_channel(imaging::as_mat(page.blank.picture())), sheet, {2480, 3508}, 0, 0,
               cv::INTER_AREA);
    return sheet;
  }
  Identification identify(const test::Taken& taken) {
    const Limits limits;
    return stage_.identify(taken.page, forms_, StageContext(limits, {}, {}, {}));
  }
  void one(const FormTemplate& form, int page, const Handling& handling, int i, Tally& tally) {
    const auto seed = static_cast<std::uint64_t>(i * 31 + page * 7 + 1);
    const cv::Mat sheet = sheet_of(form.pages[static_cast<std::size_t>(page)]);
    const auto taken = test::taken(page == 0 ? test::filled_in(sheet, seed) : sheet, handling, seed);
    const double start = cpu_seconds();
    const Identification result = identify(taken);
    tally.cpu_s += cpu_seconds() - start;
    ++tally.pages;
    if (!result.match) {
      fmt::print("  unknown: {} page {} seed {}\n", form.version, page, seed);
      return;
    }
    ++tally.identified;
    if (!is_same_print(form, page, *result.match)) {
      fmt::print("  wrong: {} page {} seed {} read as {} page {}\n", form.version, page, seed,
                 result.match->form->version, result.match->template_page);
      return;
    }
    ++tally.right;
    const auto error = [&](double percentile) {
      return test::error_mm(taken, result.match->alignment, result.quarter_turns, percentile);
    };
    tally.close += error(95) < 0.3 ? 1 : 0;
    if (error(95) >= 0.3) {
      fmt::print("  far: {} page {} seed {} median {:.2f} p95 {:.2f} score {:.2f}\n", form.version,
                 page, seed, error(50), error(95), result.match->score);
    }
    tally.medians.push_back(error(50));
  }

  Catalogue forms_;
  LayoutStage stage_;
};

}  // namespace
}  // namespace hoso::layout

int main(int argc, char** argv) {
  using namespace hoso::layout;
  cv::setNumThreads(1);
  Bench bench(argc > 1 && argv[1][0] != 0 ? hoso::load_catalogue(argv[1]) : drawn_catalogue());
  const int pages = argc > 2 ? std::atoi(argv[2]) : 2;
  const std::string only = argc > 3 ? argv[3] : "";
  bench.warm_up();
  for (const auto& handling : handlings()) {
    if (only.empty() || handling.name == only) bench.run(handling, pages);
  }
  bench.run_letters(20);
  bench.run_strangers();
}
