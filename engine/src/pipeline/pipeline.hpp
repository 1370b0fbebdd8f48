// A pipeline ready to run: its stages found, loaded and configured.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include <hoso/form_template.hpp>

#include "confidence/calibration.hpp"
#include "pipeline/stage_slot.hpp"
#include "plugin/plugin_host.hpp"
#include "template/pipeline_description.hpp"

namespace hoso::pipeline {

/// How far a run goes.
enum class Ends {
  reading,   ///< read only; validate and emit stages are left out
  findings,  ///< read and check; emit stages are left out
  package,   ///< all stages
};

template <class Stage>
using Slots = std::vector<std::unique_ptr<StageSlot<Stage>>>;

/// The source stages run in decoder processes, so only their set-up is kept here.
struct SourceUse {
  const plugin::StageEntry& entry;
  std::filesystem::path library;
  std::map<std::string, std::string> options;
};

/// Stages in pipeline order, by kind. Shared by all threads of a run; the host that built it
/// outlives it.
struct Pipeline {
  std::vector<SourceUse> sources;
  Slots<PrepareStage> prepare;
  Slots<IdentifyStage> identify;
  Slots<InspectStage> inspect;
  Slots<RecognizeStage> recognize;
  Slots<FieldStage> field;
  confidence::Calibration calibration;  ///< of what the field stages say
  Slots<ValidateStage> validate;
  Slots<EmitStage> emit;
  std::vector<StageVersion> versions;  ///< in the description's order, each stage once
};

struct PipelineSetup {
  const PipelineDescription& description;
  Ends ends = Ends::package;
  StageFolders folders;
};

/// Loads the plugins the description names and no others. Throws Error: what PluginHost::stage
/// throws, "options.…" and "calibration.invalid".
[[nodiscard]] std::shared_ptr<Pipeline> build_pipeline(const PipelineSetup&, plugin::PluginHost&);

/// Throws Error("pipeline.missing_stage") when a field of `forms` needs a recognizer or a field
/// type that the pipeline has not. Type "presence" needs none: its reading is its value.
void require_stages_for(const Catalogue& forms, const Pipeline&);

/// Null when the pipeline has no such stage.
template <class Stage>
[[nodiscard]] StageSlot<Stage>* find(const Slots<Stage>& slots, std::string_view id) {
  for (const auto& slot : slots) {
    if (slot->id() == id) return slot.get();
  }
  return nullptr;
}

}  // namespace hoso::pipeline
