// What can be said about a library before a single instruction of it runs.
#pragma once

#include <filesystem>

namespace hoso::plugin {

/// Throws Error unless `file` may be loaded from `folder`:
///   plugin.outside_folder   it lies elsewhere, once links and ".." are followed
///   plugin.unsafe_file      somebody else could have changed it: owned by a third party, or
///                           writable by group or others (the file), by others (the folder)
///   plugin.damaged          no complete ELF library of this machine's word size
///   plugin.no_marker        no hoso plugin: the marker section is missing
/// Reads the file's section table only.
void judge_library_file(const std::filesystem::path& file, const std::filesystem::path& folder);

/// The first two of these only: where `file` lies, and who could have changed it.
void judge_place_and_owner(const std::filesystem::path& file, const std::filesystem::path& folder);

}  // namespace hoso::plugin
