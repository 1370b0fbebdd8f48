#include "bench/field_stages.hpp"

namespace hoso::bench {

const FieldStage* FieldStages::of_type(const std::string& type) {
  if (type == "presence") return nullptr;
  std::unique_ptr<FieldStage>& stage = stages_[type];
  if (!stage) {
    const plugin::StageEntry& entry = host_.stage("field." + type);
    const Options defaults(entry.info.options, {}, entry.info.id);
    stage = std::get<StageFactory<FieldStage>>(entry.factory)({defaults, resources_});
  }
  return stage.get();
}

synthetic::FieldStageOf FieldStages::of_form(const FormTemplate& form) {
  std::map<std::string, const FieldStage*> by_type;
  for (const FieldSpec& field : form.fields) by_type[field.type] = of_type(field.type);
  return [by_type](const std::string& type) { return by_type.at(type); };
}

}  // namespace hoso::bench
