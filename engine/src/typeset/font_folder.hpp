// Fonts for the typesetter: those of a folder, and which are installed.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hoso::typeset {

/// Makes the .ttf and .otf files of `folder` known to this process until it ends, and gives their
/// families in the files' order by name. Not thread-safe: call before anything is typeset. Throws
/// Error "fill.font_missing" for a file that is no font, or when there is none.
[[nodiscard]] std::vector<std::string> add_fonts(const std::filesystem::path& folder);

/// Those of `families` that are installed, or were added, and have all Vietnamese letters; in the order given.
[[nodiscard]] std::vector<std::string> installed_families(std::span<const std::string_view> families);

}  // namespace hoso::typeset
