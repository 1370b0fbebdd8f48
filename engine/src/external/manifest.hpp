// What a plugin in another process says of itself, in a file: known before anything of it runs.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <hoso/plugin.hpp>

namespace hoso::external {

/// hoso_<kind>_<name>.json, read and checked (docs/external-plugins.md).
struct Manifest {
  std::string id;  ///< "recognize_ink"
  std::string version;
  StageInfo stage;
  std::filesystem::path folder;      ///< <plugin folder>/<id>: its programs and data, all it may read beside /usr
  std::vector<std::string> command;  ///< program and arguments, "./x" made absolute; at least one
  double call_seconds = 10;          ///< the longest that one answer may take
  std::uint64_t memory_mib = 1024;   ///< address space
  double dpi = 200;                  ///< of the pictures it wants
};

/// `id` as the file's name says it. Throws Error("external.bad_manifest") naming what is wrong.
[[nodiscard]] Manifest read_manifest(const std::filesystem::path& file, const std::string& id);

/// The files of the command that are the plugin's own, to be judged like a library.
[[nodiscard]] std::vector<std::filesystem::path> own_files(const Manifest&);

}  // namespace hoso::external
