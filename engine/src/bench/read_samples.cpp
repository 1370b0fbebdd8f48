#include "bench/read_samples.hpp"

#include <algorithm>
#include <span>

namespace hoso::bench {
namespace {

constexpr std::size_t files_a_run = 40;

/// The part of `dossier` that came out of its `file`-th input.
Dossier part_of(const Dossier& dossier, int file) {
  Dossier part;
  for (const Document& document : dossier.documents) {
    const int page = document.pages.front();
    const auto found = std::ranges::find(dossier.pages, page, &DossierPage::number);
    if (found != dossier.pages.end() && found->file == file) part.documents.push_back(document);
  }
  return part;
}

}  // namespace

Score read_samples(const std::shared_ptr<pipeline::Pipeline>& pipeline,
                   const std::vector<Sample>& samples, const pipeline::RunPlan& plan,
                   const std::stop_token& stop) {
  Score score;
  for (std::size_t begin = 0; begin < samples.size() && !stop.stop_requested(); begin += files_a_run) {
    const auto batch = std::span(samples).subspan(begin, std::min(files_a_run, samples.size() - begin));
    std::vector<std::filesystem::path> files;
    for (const Sample& sample : batch) files.push_back(sample.file);
    const pipeline::RunReport report = pipeline::run(pipeline, files, plan, stop);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      add_result(batch[i], part_of(report.dossier, static_cast<int>(i)), plan.forms, score);
    }
  }
  return score;
}

}  // namespace hoso::bench
