#include "pipeline/file_reader.hpp"

#include <hoso/error.hpp>
#include <hoso/sha256.hpp>

namespace hoso::pipeline {
namespace {

confine::DecoderSetup setup_for(const Pipeline& pipeline, const DecoderPlan& plan,
                                const Limits& limits) {
  confine::DecoderSetup setup;
  setup.decoder = plan.program;
  setup.resources = plan.resources;
  setup.limits = limits;
  setup.allow_unconfined = plan.allow_unconfined;
  for (const SourceUse& source : pipeline.sources) {
    setup.plugins.push_back(source.library);
    setup.sources.push_back({source.entry.info.id, source.options});
  }
  return setup;
}

}  // namespace

FileReader::FileReader(const Pipeline& pipeline, const DecoderPlan& plan, const Limits& limits)
    : decoder_(setup_for(pipeline, plan, limits)) {}

OpenedFile FileReader::open(const std::filesystem::path& path, const StageContext& context) {
  open_.clear();
  const FileBytes bytes = load_input(path, context.limits());
  OpenedFile file{path, {path.filename().string(), {}, sha256_hex(*bytes), bytes->size(), 0}, {}};
  const confine::Opened opened = decoder_.open({file.described.name, *bytes}, context);
  if (opened.page_count > context.limits().pages) {
    throw Error("limit.pages", {{"pages", std::to_string(opened.page_count)},
                                {"limit", std::to_string(context.limits().pages)}});
  }
  file.described.media_type = opened.media_type;
  file.described.page_count = opened.page_count;
  file.stage = opened.stage;
  open_ = path;
  return file;
}

Page FileReader::read(const OpenedFile& file, int index, const StageContext& context) {
  if (open_ != file.path && open(file.path, context).described.sha256 != file.described.sha256) {
    throw Error("input.changed");
  }
  return decoder_.read(index, context);
}

}  // namespace hoso::pipeline
