// Check boxes by how they are marked:
//   hoso_marks_bench BUILD TEMPLATES [PAGES [SEED]]
//
// BUILD: the build folder; TEMPLATES: a templates folder whose first form has choices. For each kind
// of mark, with a usual and a weak pen and with corrections, PAGES pages of each degradation are read
// by the pipeline TEMPLATES/pipelines/dossier.xml. Per kind: boxes that are ticked, missed, read as
// ticked though they are not, and of these how many surely; phone photos apart from the rest.
#include <array>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <vector>

#include <fmt/format.h>

#include "bench/generate.hpp"
#include "bench/read_samples.hpp"
#include "bench/scratch_folder.hpp"
#include "bench/workbench.hpp"

namespace hoso::bench {
namespace {

namespace fs = std::filesystem;
using synthetic::Degradation;
using typeset::BoxMarking;
using typeset::MarkKind;

struct Settings {
  fs::path build;
  fs::path templates;
  int pages = 2;
  std::uint64_t seed = 1;
};

struct NamedMarking {
  const char* name;
  BoxMarking marking;
};

constexpr std::array markings = std::to_array<NamedMarking>({
    {"tick", {MarkKind::tick}},
    {"tick, weak", {MarkKind::tick, false, true}},
    {"tick, corrected", {MarkKind::tick, true}},
    {"tick, weak, corrected", {MarkKind::tick, true, true}},
    {"cross", {MarkKind::cross}},
    {"cross, weak", {MarkKind::cross, false, true}},
    {"cross, corrected", {MarkKind::cross, true}},
    {"filled", {MarkKind::filled}},
    {"filled, weak", {MarkKind::filled, false, true}},
    {"filled, corrected", {MarkKind::filled, true}},
    {"dot", {MarkKind::dot}},
    {"dot, weak", {MarkKind::dot, false, true}},
    {"dot, corrected", {MarkKind::dot, true}},
    {"circle", {MarkKind::circle}},
    {"circle, weak", {MarkKind::circle, false, true}},
    {"typed", {MarkKind::typed}},
});

class Bench {
 public:
  explicit Bench(const Settings& settings)
      : settings_(settings),
        workbench_(settings.build / "lib/hoso/plugins", settings.templates),
        reading_(workbench_.reading(settings.build / "lib/hoso/hoso-decoder")) {}

  void run(const NamedMarking& one) {
    const ScratchFolder scratch;
    std::vector<Sample> samples;
    for (const auto& info : synthetic::degradations()) {
      for (int i = 0; i < settings_.pages; ++i) samples.push_back(page(one, info, i, scratch.path()));
    }
    const Score score = read_samples(reading_.pipeline, samples, reading_.plan, {});
    for (const char* camera : {"scan", "phone"}) {
      const auto tally = score.by_group.find(fmt::format("boxes, {}", camera));
      if (tally != score.by_group.end()) print(one.name, camera, tally->second);
    }
    std::cout.flush();
  }

 private:
  Sample page(const NamedMarking& one, const synthetic::DegradationInfo& info, int index,
              const fs::path& folder) {
    PageRecipe recipe;
    recipe.degradation = info.degradation;
    recipe.container = info.degradation == Degradation::bilevel ? Container::tiff : Container::jpeg;
    constexpr std::array resolutions_dpi{300.0, 200.0, 150.0};
    recipe.dpi = resolutions_dpi[static_cast<std::size_t>(index) % resolutions_dpi.size()];
    recipe.marking = one.marking;
    recipe.seed = settings_.seed + static_cast<std::uint64_t>(index) * synthetic::degradations().size() +
                  static_cast<std::uint64_t>(info.degradation);
    const GeneratedPage made = generate_page(*workbench_.forms().front(), workbench_.field_stages(), recipe);
    const std::string name = fmt::format("{}-{}", info.name, index);
    Sample sample{name, folder / (name + "-" + made.file_name), made.truth};
    sample.truth.degradation = info.degradation == Degradation::phone ? "phone" : "scan";
    write_file(sample.file, made.bytes);
    return sample;
  }

  static void print(const char* marking, const char* camera, const Tally& tally) {
    const int boxes = tally.filled + tally.empty, wrong = tally.missed + tally.wrong;
    fmt::print("{:<22} {:<6} {:>6} {:>7} {:>7} {:>6} {:>10} {:>8.2f}\n", marking, camera, boxes, tally.filled,
               tally.missed, tally.wrong, tally.wrong_confident, 100.0 * (boxes - wrong) / boxes);
  }

  Settings settings_;
  Workbench workbench_;
  Reading reading_;
};

int run(const Settings& settings) {
  Bench bench(settings);
  fmt::print("{:<22} {:<6} {:>6} {:>7} {:>7} {:>6} {:>10} {:>8}\n", "marks", "", "boxes", "ticked", "missed",
             "wrong", "wrong+sure", "right %");
  for (const NamedMarking& one : markings) bench.run(one);
  return 0;
}

}  // namespace
}  // namespace hoso::bench

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: hoso_marks_bench BUILD TEMPLATES [PAGES [SEED]]\n";
    return 1;
  }
  try {
    hoso::bench::Settings settings{argv[1], argv[2]};
    if (argc > 3) settings.pages = std::atoi(argv[3]);
    if (argc > 4) settings.seed = std::strtoull(argv[4], nullptr, 10);
    return hoso::bench::run(settings);
  } catch (const std::exception& problem) {
    std::cerr << "hoso_marks_bench: " << problem.what() << '\n';
    return 1;
  }
}
