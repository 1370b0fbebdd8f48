// All plugins a run can use.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <hoso/diagnostic.hpp>

#include "plugin/plugin_library.hpp"

namespace hoso::plugin {

/// What became of one library file.
struct LibraryReport {
  std::filesystem::path file;
  std::optional<PluginLibrary> library;  ///< nullopt = refused
  std::optional<Diagnostic> refusal;     ///< why; nullopt = loaded
};

/// Finds, judges and loads plugins; loads a library when its stage is first asked for. Used by
/// one thread; the entries it hands out stay valid and may be read by any thread.
class PluginHost {
 public:
  /// `folders`: as plugin_folders() orders them. One that does not exist holds no plugins.
  explicit PluginHost(std::vector<std::filesystem::path> folders)
      : folders_(std::move(folders)) {}

  /// Loads `libhoso_<kind>_<name>.so` from the first folder that has it. A refused library does
  /// not fall through to the next folder: that would hide the refusal. Throws Error:
  /// plugin.unknown_stage (with the nearest library there is) or the library's refusal.
  const StageEntry& stage(std::string_view id);

  /// The judged file that offers `id`; throws as stage() does.
  std::filesystem::path library_of(std::string_view id);

  /// Judges and loads every library of every folder; by plugin id, hidden duplicates left out.
  const std::map<std::string, LibraryReport>& load_all();

 private:
  [[nodiscard]] std::map<std::string, std::filesystem::path> files() const;
  const LibraryReport& report_on(const std::filesystem::path& file);
  const LibraryReport& report_for(std::string_view stage_id);

  std::vector<std::filesystem::path> folders_;
  std::map<std::string, LibraryReport> reports_;  ///< by plugin id; entries never move
};

}  // namespace hoso::plugin
