// Where plugins may be loaded from.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace hoso::plugin {

/// The folders a run searches, first match wins: the ones named on the command line, then those
/// of HOSO_PLUGIN_PATH, then `<bin>/../lib/hoso/plugins` beside the running program. The current
/// directory is never searched on its own account.
///
/// `named` may be relative (the user means them from where they stand). `search_path` is
/// ':' separated and must hold absolute folders, because a variable outlives a `cd`: others
/// throw Error("plugin.bad_folder").
[[nodiscard]] std::vector<std::filesystem::path> plugin_folders(
    const std::vector<std::filesystem::path>& named, std::string_view search_path,
    const std::filesystem::path& program);

/// "recognize.tesseract" -> "libhoso_recognize_tesseract.so". Throws Error("plugin.unknown_stage")
/// for an id that is not two plain words joined by a dot, so no id can name a path.
[[nodiscard]] std::string library_name_of(std::string_view stage_id);

/// Named like the manifest of a plugin that runs in a process of its own: "hoso_recognize_ink.json".
[[nodiscard]] bool is_manifest(const std::filesystem::path& file);

/// "libhoso_recognize_tesseract.so", "hoso_recognize_tesseract.json" -> "recognize_tesseract";
/// empty = not named like a plugin.
[[nodiscard]] std::string plugin_id_of(const std::filesystem::path& file);

}  // namespace hoso::plugin
