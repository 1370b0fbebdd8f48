#include "card_bench.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <hoso/error.hpp>

#include "bench/scratch_folder.hpp"

namespace hoso::app {
namespace {

namespace fs = std::filesystem;

/// So that few pages lie on disk at once.
constexpr int pages_a_batch = 40;

/// What was found on the pages of the `file`-th input.
std::vector<Evidence> evidence_of(const Dossier& dossier, int file) {
  std::vector<Evidence> found;
  for (const DossierPage& page : dossier.pages) {
    if (page.file == file) found.insert(found.end(), page.evidence.begin(), page.evidence.end());
  }
  return found;
}

void read_batch(const CardBench& bench, int begin, const std::stop_token& stop, bench::CardScore& score) {
  const int end = std::min(begin + pages_a_batch, bench.settings.cards);
  const bench::ScratchFolder scratch;
  const fs::path folder = bench.settings.keep.value_or(scratch.path());
  fs::create_directories(folder);
  std::vector<bench::CardPage> pages;
  std::vector<fs::path> files;
  for (int i = begin; i < end && !stop.stop_requested(); ++i) {
    pages.push_back(bench::generate_card_page(bench.stage_of, i, bench.settings.set.seed));
    files.push_back(folder / fmt::format("{:05}.jpg", i));
    bench::write_file(files.back(), pages.back().jpeg);
  }
  const auto report = pipeline::run(bench.pipeline, files, bench.plan, stop);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    bench::add_card_result(pages[i], evidence_of(report.dossier, static_cast<int>(i)), score);
  }
}

}  // namespace

bench::CardScore measured_cards(const CardBench& bench, const std::stop_token& stop) {
  bench::CardScore score;
  for (int begin = 0; begin < bench.settings.cards; begin += pages_a_batch) {
    read_batch(bench, begin, stop, score);
    if (stop.stop_requested()) throw Error("run.cancelled");
  }
  return score;
}

}  // namespace hoso::app
