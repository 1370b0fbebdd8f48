// The files of a package, in memory.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hoso::packaging {

using Bytes = std::vector<std::uint8_t>;

/// Path -> contents. Paths are relative, '/' separated, without "." and ".."; ordered by byte. No folders: one that
/// holds nothing is not part of a package.
using PackageTree = std::map<std::string, Bytes, std::less<>>;

/// What a package may cost. Defaults are ten times what a dossier of 300 pages takes.
struct TreeLimits {
  std::size_t files = 20'000;
  std::uint64_t bytes = std::uint64_t{4} << 30;
  std::uint64_t ratio = 200;  ///< unpacked to packed, beyond the first 16 MB: a bomb's is a thousand and more
  std::size_t path_bytes = 1000;
};

/// "application/pdf" by the name's end; "application/octet-stream" where it says nothing.
[[nodiscard]] std::string media_type_of(std::string_view path);

/// Whether a package may hold a file of that path: relative, UTF-8 in NFC, no control or direction-changing
/// characters, no "." or "..", no backslash or colon (both steer other systems), no part that ends in a dot or blank.
[[nodiscard]] bool is_safe_path(std::string_view path, const TreeLimits& = {});

/// Two paths that some file system takes for one: equal but for case. Lower case of what both would be.
[[nodiscard]] std::string path_twin_key(std::string_view path);

[[nodiscard]] std::span<const std::uint8_t> bytes_of(std::string_view text);
[[nodiscard]] Bytes to_bytes(std::string_view text);
[[nodiscard]] std::string_view text_of(std::span<const std::uint8_t> bytes);
/// SHA-512 (FIPS 180-4) as 128 lower-case hex digits.
[[nodiscard]] std::string sha512_hex(std::span<const std::uint8_t> bytes);

/// `tree` moved below `folder`.
[[nodiscard]] PackageTree below(const std::string& folder, PackageTree tree);

/// Without the first part of each path.
[[nodiscard]] PackageTree without_folder(const PackageTree& tree);

/// Deterministic: entries by path, time `modified`, PDFs stored, the rest deflated.
/// Throws Error("emit.package_too_large").
[[nodiscard]] Bytes zip_of(const PackageTree& tree, std::chrono::sys_seconds modified);

}  // namespace hoso::packaging
