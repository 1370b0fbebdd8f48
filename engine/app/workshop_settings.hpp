// What `hoso plugin` makes or checks.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace hoso::app {

enum class WorkshopAction { make, check };
/// What a new plugin is written in. All but C++ is a program (docs/external-plugins.md).
enum class PluginLanguage { cpp, python };

struct WorkshopSettings {
  WorkshopAction action = WorkshopAction::check;
  std::string kind;                             ///< of the new plugin: "validate"
  std::string name;                             ///< of the new plugin: "office_hours"
  PluginLanguage language = PluginLanguage::cpp;
  std::optional<std::filesystem::path> folder;  ///< of the new project; nullopt = <kind>_<name> in the current one
  std::filesystem::path library;                ///< that is checked
  std::optional<std::filesystem::path> readme;  ///< of that library; nullopt = not looked at
  std::vector<std::filesystem::path> samples;   ///< files of a source's own kind
  std::vector<std::string> options;             ///< "name=value", for every stage of the library
  double call_seconds = 120;                    ///< for one call
  double cancel_seconds = 1;                    ///< for a call that was cancelled before it began
};

}  // namespace hoso::app
