// From where on a fault of the picture costs the QR code of an identity card:
//   hoso_cards_bench BUILD [PAGES-PER-GRADE [SEED [GRADES]]]
//
// BUILD: the build folder. Close-up photos of fictional cards are spoilt by each fault in GRADES steps, then by
// several mild faults at once ("mixed"), and read by the product's own pipeline. Per row: codes shown, read, misread.
#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>
#include <iterator>

#include <fmt/format.h>

#include "bench/cards.hpp"
#include "bench/graded_bench.hpp"
#include "bench/scratch_folder.hpp"
#include "bench/workbench.hpp"

namespace hoso::bench {
namespace {

namespace fs = std::filesystem;
using synthetic::FaultGrade;
using synthetic::PictureFault;

/// A fault and the severity from where on hardly any code is left.
struct Range {
  PictureFault fault;
  const char* name;
  double worst;
};

constexpr std::array ranges = std::to_array<Range>({
    {PictureFault::blur, "blur", 0.6},
    {PictureFault::motion, "motion", 0.6},
    {PictureFault::dark, "dark", 1},
    {PictureFault::faded, "faded", 1},
    {PictureFault::glare, "glare", 0.35},
    {PictureFault::coarse, "coarse", 1},
    {PictureFault::keystone, "keystone", 1},
});

class Bench {
 public:
  explicit Bench(const GradedSettings& settings)
      : settings_(settings),
        workbench_(settings.plugins(), settings.templates()),
        reading_(workbench_.reading(settings.decoder())) {}

  void run(const Range& range, double severity) {
    const auto faults = [&](std::uint64_t seed) {
      return std::vector<FaultGrade>{{range.fault, severity, seed}};
    };
    print(range.name, severity, score(faults));
  }

  /// Each fault at up to `share` of its worst.
  void run_mixed(double share) {
    const auto faults = [&](std::uint64_t seed) {
      synthetic::Random random(seed);
      std::vector<FaultGrade> all;
      for (const Range& range : ranges) {
        all.push_back({range.fault, random.between(0, share) * range.worst, random.next()});
      }
      return all;
    };
    print("mixed", share, score(faults));
  }

 private:
  CardTally score(const auto& faults_of) {
    CardScore score;
    for (int i = 0; i < settings_.pages; ++i) {
      const ScratchFolder scratch;
      const std::uint64_t seed = settings_.seed + static_cast<std::uint64_t>(i);
      const CardPage page = generate_spoilt_card(workbench_.field_stages(), faults_of(seed), seed);
      const fs::path file = scratch.path() / "card.jpg";
      write_file(file, page.jpeg);
      const Dossier dossier = pipeline::run(reading_.pipeline, {file}, reading_.plan, {}).dossier;
      std::vector<Evidence> found;
      for (const DossierPage& one : dossier.pages) {
        std::ranges::copy_if(one.evidence, std::back_inserter(found),
                             [](const Evidence& evidence) { return evidence.kind == "card_qr"; });
      }
      add_card_result(page, found, score);
    }
    return score.by_group["card_qr all"];
  }

  static void print(const char* fault, double severity, const CardTally& tally) {
    fmt::print("{:<9} {:>8.2f} {:>6} {:>6} {:>8}\n", fault, severity, tally.shown, tally.read, tally.misread);
    std::cout.flush();
  }

  GradedSettings settings_;
  Workbench workbench_;
  Reading reading_;
};

void run(const GradedSettings& settings) {
  Bench bench(settings);
  fmt::print("{:<9} {:>8} {:>6} {:>6} {:>8}\n", "fault", "severity", "codes", "read", "misread");
  bench.run({PictureFault::blur, "none", 0}, 0);
  for (int grade = 1; grade <= settings.grades; ++grade) {
    const double share = static_cast<double>(grade) / settings.grades;
    for (const Range& range : ranges) bench.run(range, share * range.worst);
    bench.run_mixed(share);
  }
}

}  // namespace
}  // namespace hoso::bench

int main(int argc, char** argv) { return hoso::bench::graded_main(argc, argv, hoso::bench::run); }
