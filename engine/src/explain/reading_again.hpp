// A page decoded once more, for its pictures: a run drops pixels as soon as it can.
#pragma once

#include <filesystem>
#include <vector>

#include "explain/explanation.hpp"
#include "pipeline/file_reader.hpp"
#include "pipeline/page_reading.hpp"

namespace hoso::explain {

/// Used by one thread; keeps references.
class ReadingAgain {
 public:
  ReadingAgain(std::filesystem::path file, pipeline::Pipeline& pipeline,
               const pipeline::RunPlan& plan);

  /// For calls of stages on the file's behalf.
  [[nodiscard]] pipeline::CallSite& site() { return site_; }

  /// The zones of a field that was read on page `page_in_file` (from 0). Throws the page's first
  /// problem as an Error.
  [[nodiscard]] std::vector<ZonePictures> pictures(const FieldValue& value, int page_in_file);

 private:
  [[nodiscard]] pipeline::LocatedPage located(int page_in_file);

  std::filesystem::path file_;
  pipeline::Pipeline& pipeline_;
  const pipeline::RunPlan& plan_;
  const Catalogue candidates_;
  pipeline::Journal journal_;
  pipeline::CallSite site_;
  pipeline::FileReader reader_;
};

}  // namespace hoso::explain
