// The sheet that is laid before a dossier when a stack is scanned.
#pragma once

#include <string>

#include <hoso/separator_code.hpp>

#include "typeset/fill.hpp"

namespace hoso::filling {

/// One A4 page: the code three times (a large symbol above, two smaller ones below, error correction H), the dossier
/// code in large type, the procedure and what the sheet is for, in Vietnamese and English. `procedure_name` may be
/// empty. Throws Error("separator.bad_code"), "fill.font_missing".
[[nodiscard]] typeset::FilledForm separator_sheet(const SeparatorCode& code, const std::string& procedure_name);

}  // namespace hoso::filling
