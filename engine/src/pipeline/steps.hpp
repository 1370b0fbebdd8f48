// What can be left out of a pipeline, to see what it is worth.
#pragma once

#include <string>
#include <vector>

#include "plugin/plugin_host.hpp"
#include "template/pipeline_description.hpp"

namespace hoso::pipeline {

/// The steps of reading and checking, in pipeline order: each stage ("prepare.upright"), then each of
/// its options that is a switch and on ("recognize.tesseract.second_look"), and "calibration" last.
/// Sources and emit stages are none. Loads the plugins; throws as PluginHost::stage.
[[nodiscard]] std::vector<std::string> steps_of(const PipelineDescription&, plugin::PluginHost&);

/// The pipeline without `step`: the stage is left out, the option switched off. Throws
/// Error("usage.unknown_step"), which lists the steps there are, and as PluginHost::stage.
[[nodiscard]] PipelineDescription without(PipelineDescription, const std::string& step,
                                          plugin::PluginHost&);

/// The pipeline without what changes a confidence after the field stages gave it: calibration, and the
/// validate stages.
[[nodiscard]] PipelineDescription uncalibrated(PipelineDescription);

}  // namespace hoso::pipeline
