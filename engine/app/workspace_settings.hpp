// What commands that work with an office's store are told.
#pragma once

#include <filesystem>
#include <optional>

namespace hoso::app {

struct WorkspaceSettings {
  std::optional<std::filesystem::path> folder;    ///< else HOSO_WORKSPACE
  std::optional<std::filesystem::path> key_file;  ///< else HOSO_KEY_FILE; "-" = standard input
  bool encrypt = false;  ///< of `hoso init`
};

}  // namespace hoso::app
