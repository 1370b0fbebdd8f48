#include "bench/workbench.hpp"

#include <hoso/template_reader.hpp>

#include "template/pipeline_description.hpp"

namespace hoso::bench {

Workbench::Workbench(const std::filesystem::path& plugins, std::filesystem::path templates)
    : templates_(std::move(templates)),
      forms_(load_catalogue(templates_ / "forms")),
      host_({plugins}),
      stages_(host_, templates_) {}

synthetic::FieldStageOf Workbench::field_stages() {
  return [this](const std::string& type) { return stages_.of_type(type); };
}

Reading Workbench::reading(const std::filesystem::path& decoder) {
  const PipelineDescription description = load_pipeline(templates_ / "pipelines/dossier.xml");
  Reading reading;
  reading.pipeline = pipeline::build_pipeline({description, pipeline::Ends::findings, {templates_, {}}}, host_);
  reading.plan.forms = forms_;
  reading.plan.jobs = 2;
  reading.plan.decoder = {decoder, templates_, false};
  return reading;
}

}  // namespace hoso::bench
