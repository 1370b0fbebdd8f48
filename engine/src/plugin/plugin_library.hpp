// One loaded plugin library.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "plugin/stage_registrar.hpp"

namespace hoso::plugin {

/// Judged, loaded and registered. Libraries are linked with `-z nodelete`, so a stage's code
/// stays mapped however long its objects live.
struct PluginLibrary {
  /// Keeps libraries built without `-z nodelete` loaded. First, so that it goes last: the stages'
  /// factories are destroyed by the library's own code.
  std::shared_ptr<void> handle;
  std::string id;
  std::string version;
  std::string summary;
  std::vector<StageEntry> stages;
};

/// The judging order of docs/plugins.md, start to end. Throws Error: what judge_library_file
/// throws, then plugin.load_failed, plugin.bad_descriptor, plugin.wrong_abi, plugin.wrong_id,
/// plugin.bad_stage.
[[nodiscard]] PluginLibrary load_plugin(const std::filesystem::path& file,
                                        const std::filesystem::path& folder);

}  // namespace hoso::plugin
