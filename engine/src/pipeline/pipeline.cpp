#include "pipeline/pipeline.hpp"

#include <algorithm>
#include <stdexcept>

#include "confidence/calibration_file.hpp"

namespace hoso::pipeline {
namespace {

/// Adds one use of a stage to the slots of its kind.
class Builder {
 public:
  Builder(Pipeline& pipeline, const PipelineSetup& setup, plugin::PluginHost& host)
      : pipeline_(pipeline), setup_(setup), host_(host) {}

  void add(const StageUse& use) {
    const plugin::StageEntry& entry = host_.stage(use.stage);
    std::visit([&](const auto& factory) { add_as(factory, entry, use); }, entry.factory);
    const auto same = [&](const StageVersion& known) { return known.stage == use.stage; };
    if (std::ranges::none_of(pipeline_.versions, same)) {
      pipeline_.versions.push_back({use.stage, entry.plugin, entry.plugin_version});
    }
  }

 private:
  template <class Stage>
  void add_as(const StageFactory<Stage>&, const plugin::StageEntry& entry, const StageUse& use) {
    slots(static_cast<Stage*>(nullptr))
        .push_back(std::make_unique<StageSlot<Stage>>(entry, use.options, setup_.folders));
  }
  void add_as(const StageFactory<SourceStage>&, const plugin::StageEntry& entry,
              const StageUse& use) {
    Options(entry.info.options, use.options, use.stage);
    pipeline_.sources.push_back({entry, host_.library_of(use.stage), use.options});
  }

  /// Nothing may change a file that is signed, so signing is no step of a run; the schema has no such element.
  void add_as(const StageFactory<SignStage>&, const plugin::StageEntry&, const StageUse&) {
    throw std::logic_error("a sign stage in a pipeline");
  }

  Slots<PrepareStage>& slots(PrepareStage*) { return pipeline_.prepare; }
  Slots<IdentifyStage>& slots(IdentifyStage*) { return pipeline_.identify; }
  Slots<InspectStage>& slots(InspectStage*) { return pipeline_.inspect; }
  Slots<RecognizeStage>& slots(RecognizeStage*) { return pipeline_.recognize; }
  Slots<FieldStage>& slots(FieldStage*) { return pipeline_.field; }
  Slots<ValidateStage>& slots(ValidateStage*) { return pipeline_.validate; }
  Slots<EmitStage>& slots(EmitStage*) { return pipeline_.emit; }

  Pipeline& pipeline_;
  const PipelineSetup& setup_;
  plugin::PluginHost& host_;
};

[[noreturn]] void throw_missing(const std::string& stage, const FormTemplate& form,
                                const FieldSpec& field) {
  throw Error("pipeline.missing_stage",
              {{"stage", stage}, {"form", form.id + "/" + form.version}, {"field", field.id}});
}

}  // namespace

std::shared_ptr<Pipeline> build_pipeline(const PipelineSetup& setup, plugin::PluginHost& host) {
  auto pipeline = std::make_shared<Pipeline>();
  Builder builder(*pipeline, setup, host);
  for (const StageUse& use : setup.description.stages) {
    if (use.kind == "emit" && setup.ends != Ends::package) continue;
    if (use.kind == "validate" && setup.ends == Ends::reading) continue;
    builder.add(use);
  }
  if (!setup.description.calibration.empty()) {
    pipeline->calibration =
        confidence::read_calibration(setup.folders.resources / setup.description.calibration).calibration;
  }
  return pipeline;
}

void require_stages_for(const Catalogue& forms, const Pipeline& pipeline) {
  for (const auto& form : forms) {
    for (const FieldSpec& field : form->fields) {
      const std::string recognizer = "recognize." + field.recognizer;
      if (!find(pipeline.recognize, recognizer)) throw_missing(recognizer, *form, field);
      const std::string type = "field." + field.type;
      if (field.type != "presence" && !find(pipeline.field, type)) throw_missing(type, *form, field);
    }
  }
}

}  // namespace hoso::pipeline
