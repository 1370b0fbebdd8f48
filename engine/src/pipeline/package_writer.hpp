// Artifacts -> a package folder on disk, whole or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <hoso/stages.hpp>

namespace hoso::pipeline {

struct WrittenPackage {
  std::filesystem::path folder;
  std::vector<std::filesystem::path> beside;  ///< the zip; empty = none
};

/// A package's name from its first input file: the stem in plain ASCII ("Hồ sơ 12.pdf" ->
/// "ho-so-12"; "dossier" when nothing is left), so no input name becomes a path.
[[nodiscard]] std::string package_name(const std::filesystem::path& first_input);

/// Throws Error("output.not_written") when `parent` is no folder that may be written to, or cannot
/// be made: better known before a hundred pages are read than after. Leaves nothing behind.
void require_place_for_package(const std::filesystem::path& parent);

/// Writes `artifacts` into `parent`/`name`, or `name`-2, -3 … when one of its places is taken:
/// nothing is ever overwritten. All is written and synced under a temporary name and then renamed;
/// whatever fails removes it again. Artifacts beside the package take its name and keep their
/// extension. Makes `parent` when missing. Throws Error("output.not_written").
[[nodiscard]] WrittenPackage write_package(const std::vector<Artifact>& artifacts,
                                           const std::filesystem::path& parent,
                                           const std::string& name);

}  // namespace hoso::pipeline
