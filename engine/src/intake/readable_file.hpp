// Files as people and scanners leave them, read whole or not at all.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace hoso::intake {

using Bytes = std::vector<std::uint8_t>;

/// follow: a link to a file is that file. refuse: it is none, and no folder on the way may be a link either.
enum class Links { follow, refuse };

/// A regular file's bytes. Its size is judged before anything is read; pipes and devices are refused without waiting.
/// Throws Error "input.not_found", "input.not_a_file", "input.empty", "input.changed" (it grew or shrank meanwhile) and
/// "limit.file_bytes", each with the file's name.
[[nodiscard]] Bytes read_whole(const std::filesystem::path& file, std::uint64_t most_bytes, Links links);

}  // namespace hoso::intake
