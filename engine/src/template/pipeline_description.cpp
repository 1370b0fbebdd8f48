#include "template/pipeline_description.hpp"

#include <set>

#include "template/schemas.hpp"
#include "xml/schema.hpp"

namespace hoso {
namespace {

StageUse stage_use(const xml::Element& element, const xml::Origin& origin) {
  StageUse use;
  use.kind = element.name();
  use.stage = element.attribute("stage");
  use.line = element.line();
  if (!use.stage.starts_with(use.kind + ".")) {
    xml::fail(origin, use.line, use.kind + ".…", use.stage + " is another kind of stage");
  }
  for (const xml::Element& option : element.children("option")) {
    if (!use.options.emplace(option.attribute("name"), option.attribute("value")).second) {
      xml::fail(origin, option.line(), "each option once",
                "option " + option.attribute("name") + " is given twice");
    }
  }
  return use;
}

}  // namespace

PipelineDescription load_pipeline(const std::filesystem::path& file) {
  const auto document = xml::Document::read(file, "pipeline.invalid");
  const xml::Origin& origin = document.origin();
  xml::Schema(pipeline_schema()).require(document);
  PipelineDescription pipeline{document.root().attribute("id"), file.string(), {}, {}};
  std::set<std::string> seen;
  for (const xml::Element& element : document.root().children()) {
    if (element.name() == "calibration") {
      pipeline.calibration = element.attribute("file");
      continue;
    }
    pipeline.stages.push_back(stage_use(element, origin));
    const std::string& stage = pipeline.stages.back().stage;
    if (!seen.insert(stage).second) {
      xml::fail(origin, element.line(), "each stage once", stage + " is used twice");
    }
  }
  return pipeline;
}

}  // namespace hoso
