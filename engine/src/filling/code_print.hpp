// A filled form that carries its own values as a QR code.
#pragma once

#include <map>
#include <string>

#include <hoso/form_code.hpp>

#include "filling/print_form.hpp"

namespace hoso::filling {

/// What a reader gets of the printed texts: normalised by their field types.
[[nodiscard]] FormCode code_of(const FormTemplate& form, const std::map<std::string, std::string>& printed,
                               const FieldStageOf& stage_of);

/// Draws `code` as a QR code (ISO/IEC 18004, level M, modules of 0.42 mm) where a page has room for it, the first page
/// that has; without room on a page of its own behind the others. Throws Error("fill.code_too_long") when the values
/// are more than one code holds.
void add_code(typeset::FilledForm& form, const FormCode& code);

}  // namespace hoso::filling
