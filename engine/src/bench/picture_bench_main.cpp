// From where on a fault of the picture endangers the reading, and whether hoso says so:
//   hoso_picture_bench BUILD [PAGES-PER-GRADE [SEED [GRADES]]]
//
// BUILD: the build folder. Typed CT01 pages of 200 dpi are spoilt by each fault in GRADES steps
// and read by the product's own pipeline. Per grade: fields read exactly, values wrong, values wrong
// with a high confidence, pages recognised, pages whose picture was complained about, and by what.
#include <filesystem>
#include <iostream>
#include <map>
#include <set>

#include <fmt/format.h>

#include "bench/generate.hpp"
#include "bench/graded_bench.hpp"
#include "bench/score.hpp"
#include "bench/scratch_folder.hpp"
#include "bench/workbench.hpp"
#include "synthetic/picture_faults.hpp"

namespace hoso::bench {
namespace {

namespace fs = std::filesystem;

constexpr double dpi = 200;
constexpr int jpeg_quality = 85;

class Bench {
 public:
  explicit Bench(const GradedSettings& settings)
      : settings_(settings),
        workbench_(settings.plugins(), settings.templates()),
        reading_(workbench_.reading(settings.decoder())) {}

  void run(const synthetic::PictureFaultInfo& fault, double severity) {
    Score score;
    std::map<std::string, int> complaints;
    int complained = 0;
    const ScratchFolder scratch;
    for (int i = 0; i < settings_.pages; ++i) {
      const Sample sample = spoilt_page(fault, severity, i, scratch.path());
      const pipeline::RunReport report = pipeline::run(reading_.pipeline, {sample.file}, reading_.plan, {});
      add_result(sample, report.dossier, workbench_.forms(), score);
      const std::set<std::string> codes = picture_codes(report.dossier);
      complained += codes.empty() ? 0 : 1;
      for (const std::string& code : codes) ++complaints[code];
    }
    print(fault.name, severity, score, complained, complaints);
  }

 private:
  /// The four versions in turn.
  Sample spoilt_page(const synthetic::PictureFaultInfo& fault, double severity, int index,
                     const fs::path& folder) {
    const auto& form = *workbench_.forms()[static_cast<std::size_t>(index) % workbench_.forms().size()];
    PageRecipe recipe;
    recipe.degradation = synthetic::Degradation::clean;
    recipe.container = Container::jpeg;
    recipe.dpi = dpi;
    recipe.seed = settings_.seed + static_cast<std::uint64_t>(index);
    const synthetic::FieldStageOf stage_of = workbench_.field_stages();
    Sample sample{fmt::format("{}", index), folder / fmt::format("{}.jpg", index),
                  generate_page(form, stage_of, recipe).truth};
    const PageImage page = synthetic::spoilt(degraded_page(form, stage_of, recipe), dpi,
                                             {fault.fault, severity, recipe.seed});
    write_file(sample.file, synthetic::to_jpeg(page, jpeg_quality, 0));
    return sample;
  }

  static std::set<std::string> picture_codes(const Dossier& dossier) {
    std::set<std::string> codes;
    const auto add = [&](const std::vector<Finding>& findings) {
      for (const Finding& finding : findings) {
        if (finding.code.starts_with("picture.")) codes.insert(finding.code.substr(8));
      }
    };
    add(dossier.findings);
    for (const Document& document : dossier.documents) add(document.findings);
    return codes;
  }

  static void print(std::string_view fault, double severity, const Score& score, int complained,
                    const std::map<std::string, int>& complaints) {
    std::string list;
    for (const auto& [code, pages] : complaints) list += fmt::format(" {} {}", code, pages);
    fmt::print("{:<9} {:>8.2f} {:>5} {:>10} {:>7.1f} {:>6} {:>10} {:>10} {}\n", fault, severity,
               score.pages, score.form_right, 100 * score.all.exact(), score.all.wrong,
               score.all.wrong_confident, complained, list);
    std::cout.flush();
  }

  GradedSettings settings_;
  Workbench workbench_;
  Reading reading_;
};

void run(const GradedSettings& settings) {
  Bench bench(settings);
  fmt::print("{:<9} {:>8} {:>5} {:>10} {:>7} {:>6} {:>10} {:>10}  by what\n", "fault", "severity",
             "pages", "recognised", "exact %", "wrong", "wrong+sure", "complained");
  bench.run({synthetic::PictureFault::blur, "none"}, 0);
  for (const auto& fault : synthetic::picture_faults()) {
    for (int grade = 1; grade <= settings.grades; ++grade) {
      bench.run(fault, static_cast<double>(grade) / settings.grades);
    }
  }
}

}  // namespace
}  // namespace hoso::bench

int main(int argc, char** argv) { return hoso::bench::graded_main(argc, argv, hoso::bench::run); }
