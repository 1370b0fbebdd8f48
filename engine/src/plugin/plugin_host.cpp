#include "plugin/plugin_host.hpp"

#include <algorithm>

#include <hoso/error.hpp>
#include <hoso/text.hpp>

#include "plugin/plugin_folders.hpp"

namespace hoso::plugin {
namespace {

namespace fs = std::filesystem;

LibraryReport judged(const fs::path& file) {
  try {
    return {file, load_plugin(file, file.parent_path()), std::nullopt};
  } catch (const Error& refusal) {
    return {file, std::nullopt,
            Diagnostic{refusal.code(), Severity::error, {}, {}, {}, refusal.arguments()}};
  }
}

[[noreturn]] void throw_unknown(std::string_view stage,
                                const std::map<std::string, fs::path>& known) {
  std::vector<std::string> ids;
  for (const auto& [id, file] : known) ids.push_back(id);
  throw Error("plugin.unknown_stage",
              {{"stage", std::string(stage)}, {"nearest", nearest(stage, ids)}});
}

}  // namespace

std::map<std::string, fs::path> PluginHost::files() const {
  std::map<std::string, fs::path> files;
  for (const fs::path& folder : folders_) {
    std::error_code absent;
    for (const auto& entry : fs::directory_iterator(folder, absent)) {
      // The first folder that has a library wins: emplace keeps the earlier one.
      if (std::string id = plugin_id_of(entry.path()); !id.empty()) files.emplace(id, entry.path());
    }
  }
  return files;
}

const LibraryReport& PluginHost::report_on(const fs::path& file) {
  const std::string id = plugin_id_of(file);
  const auto known = reports_.find(id);
  return known != reports_.end() ? known->second : reports_.emplace(id, judged(file)).first->second;
}

const LibraryReport& PluginHost::report_for(std::string_view stage_id) {
  const auto known = files();
  const auto file = known.find(plugin_id_of(library_name_of(stage_id)));
  if (file == known.end()) throw_unknown(stage_id, known);
  const LibraryReport& report = report_on(file->second);
  if (report.refusal) throw Error(report.refusal->code, report.refusal->arguments);
  return report;
}

const StageEntry& PluginHost::stage(std::string_view id) {
  const std::vector<StageEntry>& stages = report_for(id).library->stages;
  const auto entry = std::ranges::find(stages, id, [](const auto& one) { return one.info.id; });
  if (entry == stages.end()) throw_unknown(id, files());
  return *entry;
}

fs::path PluginHost::library_of(std::string_view id) { return report_for(id).file; }

const std::map<std::string, LibraryReport>& PluginHost::load_all() {
  for (const auto& [id, file] : files()) report_on(file);
  return reports_;
}

}  // namespace hoso::plugin
