// templates/pipelines/*.xml as data.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace hoso {

/// One use of a stage, in the order of the file.
struct StageUse {
  std::string kind;   ///< "recognize"
  std::string stage;  ///< "recognize.tesseract"
  /// As written; the stage's own declaration judges them.
  std::map<std::string, std::string> options;
  int line = 0;
};

struct PipelineDescription {
  std::string id;
  std::string file;
  std::vector<StageUse> stages;
  /// What confidences are worth: a path in the templates folder; empty = not known.
  std::string calibration = {};
};

/// Throws Error("pipeline.invalid") that names file, line, what is wrong and what was expected.
[[nodiscard]] PipelineDescription load_pipeline(const std::filesystem::path& file);

}  // namespace hoso
