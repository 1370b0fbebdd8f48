// Everything the jobs of one run touch.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "pipeline/page_reading.hpp"
#include "pipeline/run.hpp"

namespace hoso::pipeline {

/// One page on its way from file to values; only commits change it.
struct PageWork {
  PageOutcome outcome;
  WantedPage wanted;
  bool done = false;
  bool new_layout = false;         ///< see LocatedPage
  std::vector<FieldValue> values;  ///< of fields_on(), in their order
  std::vector<std::optional<Inspection>> inspections;  ///< one per inspect stage
  std::size_t jobs_left = 0;       ///< parts of fields still being read, inspections still made
  Journal locating;
  std::vector<Journal> inspecting;  ///< one per inspect stage
  std::vector<Journal> reading;     ///< one per part
  Journal doubting;
  Journal extracting;
};

/// Shared with the jobs, so one that is left behind stays harmless.
struct RunState {
  RunState(std::shared_ptr<Pipeline> stages, const RunPlan& given)
      : pipeline(std::move(stages)), plan(given), candidates(candidates_of(given)) {}

  [[nodiscard]] FileReader& reader_for(int worker) {
    const std::scoped_lock lock(mutex);
    auto& reader = readers[worker];
    if (!reader) reader = std::make_unique<FileReader>(*pipeline, plan.decoder, plan.terms.limits);
    return *reader;
  }

  const std::shared_ptr<Pipeline> pipeline;
  const RunPlan plan;
  const Catalogue candidates;
  std::vector<OpenedFile> files;       ///< page_count 0 = could not be opened
  std::vector<Journal> file_journals;  ///< one per file
  std::size_t files_to_open = 0;       ///< files whose opening has not ended
  Journal warming;                     ///< of no interest: who needs the stage is told again
  std::vector<PageWork> pages;         ///< not resized once jobs refer to them

 private:
  std::mutex mutex;
  std::map<int, std::unique_ptr<FileReader>> readers;  ///< by worker; a map's nodes never move
};

using SharedRun = std::shared_ptr<RunState>;

}  // namespace hoso::pipeline
