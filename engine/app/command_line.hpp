// What the user asked for.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <hoso/stage_context.hpp>

namespace hoso::app {

enum class Command { run, read, check, plugins, forms, version };
enum class Language { both, vi, en };

struct CommandLine {
  Command command = Command::version;
  std::vector<std::filesystem::path> files;
  std::filesystem::path out = "out";
  std::vector<std::string> forms;  ///< ids, or id/version; empty = all
  std::string procedure;
  std::string pipeline = "dossier";  ///< name in templates/pipelines, or a file
  int jobs = 1;
  bool json = false;
  bool timings = false;
  Language language = Language::both;
  std::vector<std::filesystem::path> plugin_folders;
  std::optional<std::filesystem::path> templates;
  bool allow_unconfined = false;
  Limits limits;
};

/// Nullopt when all is said already (--help). Throws Error("usage.invalid").
[[nodiscard]] std::optional<CommandLine> parse_command_line(int argc, char** argv);

}  // namespace hoso::app
