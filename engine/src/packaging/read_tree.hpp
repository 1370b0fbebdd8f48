// A package from outside -> its files, or a refusal. Nothing is ever written here.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>

#include "packaging/package_tree.hpp"

namespace hoso::packaging {

/// What came out of a zip, and what its bytes must equal when nothing beside the files was changed.
struct ZipContents {
  PackageTree tree;
  /// Of the first entry, UTC; all entries of hoso's zips have the same. Nullopt = the zip is empty.
  std::optional<std::chrono::sys_seconds> modified;
};

/// Loads what read_zip needs from disk. To be called before a process confines itself.
void prepare_to_read_zips();

/// Reads `zip` by libarchive. Throws Error("package.unreadable") for what is no sound zip; "package.unsafe_path"
/// for an entry that is no regular file (links, devices), or whose name is absolute, climbs, comes twice or differs
/// from another by case only; "package.too_large" past a limit, before the bytes are unpacked.
[[nodiscard]] ZipContents read_zip(std::span<const std::uint8_t> zip, const TreeLimits& = {});

/// The files of a folder. Links are refused, not followed. Throws as read_zip, and Error("input.not_found").
[[nodiscard]] PackageTree read_folder(const std::filesystem::path& folder, const TreeLimits& = {});

/// A whole regular file. Throws Error("input.not_found"), "input.not_a_file", "package.too_large".
[[nodiscard]] Bytes read_file(const std::filesystem::path& file, const TreeLimits& = {});

}  // namespace hoso::packaging
