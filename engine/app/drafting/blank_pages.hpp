// The pages of a blank that a template is drafted from.
#pragma once

#include <filesystem>
#include <vector>

#include <hoso/page.hpp>

#include "command_line.hpp"
#include "installation.hpp"

namespace hoso::app {

/// All pages of `file`, decoded in the confined child; a DOCX is made a PDF by LibreOffice first.
/// Throws what reading a file throws, Error("draft.no_office") and Error("draft.office_failed").
[[nodiscard]] std::vector<Page> blank_pages(const CommandLine& line, const std::filesystem::path& file,
                                            const Installation& installation);

}  // namespace hoso::app
