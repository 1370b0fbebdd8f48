#include "pipeline/steps.hpp"

#include <algorithm>

#include <hoso/error.hpp>

namespace hoso::pipeline {
namespace {

/// "a, b, c"
std::string listed(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

bool is_on(const OptionSpec& option, const StageUse& use) {
  const auto given = use.options.find(option.name);
  const std::string& value = given == use.options.end() ? option.default_value : given->second;
  return option.type == OptionType::boolean && value == "true";
}

void add_switches(const StageUse& use, plugin::PluginHost& host, std::vector<std::string>& steps) {
  for (const OptionSpec& option : host.stage(use.stage).info.options) {
    if (is_on(option, use)) steps.push_back(use.stage + "." + option.name);
  }
}

const std::string calibration_step = "calibration";

bool is_step(const StageUse& use) { return use.kind != "source" && use.kind != "emit"; }

}  // namespace

std::vector<std::string> steps_of(const PipelineDescription& pipeline, plugin::PluginHost& host) {
  std::vector<std::string> steps;
  for (const StageUse& use : pipeline.stages) {
    if (!is_step(use)) continue;
    steps.push_back(use.stage);
    add_switches(use, host, steps);
  }
  if (!pipeline.calibration.empty()) steps.push_back(calibration_step);
  return steps;
}

PipelineDescription without(PipelineDescription pipeline, const std::string& step,
                            plugin::PluginHost& host) {
  const std::vector<std::string> known = steps_of(pipeline, host);
  if (std::ranges::find(known, step) == known.end()) {
    throw Error("usage.unknown_step", {{"step", step}, {"known", listed(known)}});
  }
  if (step == calibration_step) pipeline.calibration.clear();
  std::erase_if(pipeline.stages, [&](const StageUse& use) { return use.stage == step; });
  for (StageUse& use : pipeline.stages) {
    const std::string prefix = use.stage + ".";
    if (step.starts_with(prefix)) use.options[step.substr(prefix.size())] = "false";
  }
  return pipeline;
}

PipelineDescription uncalibrated(PipelineDescription pipeline) {
  pipeline.calibration.clear();
  std::erase_if(pipeline.stages, [](const StageUse& use) { return use.kind == "validate"; });
  return pipeline;
}

}  // namespace hoso::pipeline
