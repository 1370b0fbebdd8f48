// Blank indexes kept between runs: computing one takes longer than reading a page with it.
#pragma once

#include <filesystem>
#include <functional>

#include "blank_index.hpp"

namespace hoso::layout {

/// The file of page `page` of `form` in `folder`; named by the template's hash, so a changed
/// template gets another. Empty = not kept.
[[nodiscard]] std::filesystem::path index_file(const std::filesystem::path& folder,
                                               const FormTemplate& form, int page);

/// What `file` holds, or what `build` makes, which is then kept there. A file that is missing or
/// damaged is written anew, one that cannot be written is done without. Any number of processes.
[[nodiscard]] BlankIndex kept_index(const std::filesystem::path& file,
                                    const std::function<BlankIndex()>& build);

}  // namespace hoso::layout
