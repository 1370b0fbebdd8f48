// What `hoso plugin new` makes: a folder of files, and the commands to begin with.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "command_line.hpp"
#include "installation.hpp"

namespace hoso::app {

struct PluginProject {
  /// One line for a POSIX shell.
  struct Step {
    std::string name;  ///< "build", "check", "test" or "run"
    std::string command;
  };

  std::string id;  ///< "validate_office_hours"
  std::filesystem::path folder;
  std::map<std::string, std::string> files;  ///< path within the folder -> content
  std::vector<Step> steps;                   ///< in the order in which a person takes them
};

/// Of the kind, name and language asked for, from the installation's skeletons. Writes nothing. Throws
/// Error("workshop.no_skeleton") when the installation lacks one.
[[nodiscard]] PluginProject plugin_project(const CommandLine&, const Installation&);

}  // namespace hoso::app
