// Fonts that are not installed, for the typesetter.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace hoso::typeset {

/// Makes the .ttf and .otf files of `folder` known to this process until it ends, and gives their
/// families in the files' order by name. Not thread-safe: call before anything is typeset. Throws
/// Error "fill.font_missing" for a file that is no font, or when there is none.
[[nodiscard]] std::vector<std::string> add_fonts(const std::filesystem::path& folder);

}  // namespace hoso::typeset
