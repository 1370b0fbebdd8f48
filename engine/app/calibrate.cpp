#include "calibrate.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "bench/scratch_folder.hpp"
#include "confidence/calibration_file.hpp"

namespace hoso::app {
namespace {

template <class Value>
std::string name_of(Value value, const std::map<std::string, Value>& by_name) {
  return std::ranges::find(by_name, value, [](const auto& entry) { return entry.second; })->first;
}

std::string only_of(const BenchSettings& settings) {
  return settings.recognizer.empty() ? "" : fmt::format(", {} only", settings.recognizer);
}

std::string source_of(const bench::Score& score, const BenchSettings& settings) {
  if (settings.samples) return fmt::format("{} samples{}", score.pages, only_of(settings));
  return fmt::format("{} generated pages, seed {}, layouts {}, names {}{}{}", score.pages, settings.set.seed,
                     name_of(settings.set.layouts, bench::layouts_by_name()),
                     name_of(settings.set.names, bench::names_by_name()),
                     settings.font_folder ? ", written in other fonts" : "", only_of(settings));
}

}  // namespace

void calibrate(const bench::Score& score, const BenchSettings& settings) {
  std::vector<confidence::JudgedValue> values = score.values;
  std::erase_if(values, [&](const confidence::JudgedValue& value) {
    return !settings.recognizer.empty() && value.kind.recognizer != settings.recognizer;
  });
  confidence::CalibrationFile file{source_of(score, settings), confidence::fitted(values)};
  if (std::filesystem::exists(*settings.calibrate)) {
    file = confidence::joined(confidence::read_calibration(*settings.calibrate), file);
  }
  bench::write_file(*settings.calibrate, confidence::to_xml(file));
}

}  // namespace hoso::app
