// Given texts typed onto a form.
#pragma once

#include <functional>
#include <map>
#include <string>

#include <hoso/stages.hpp>

#include "filling/form_data.hpp"
#include "typeset/fill.hpp"

namespace hoso::filling {

/// The stage of a field type ("date"); null = the type has none (signatures).
using FieldStageOf = std::function<const FieldStage*(const std::string& type)>;

/// Field id -> text as it stands on paper. Each text must be a value of its field's type, written in any way that
/// hoso would read or normalised, and is printed in the form's own way: "1990-02-01" as "01/02/1990". Throws Error
/// "fill.unknown_field", "fill.bad_value" or, for a place to sign, "fill.not_typed"; they name the field only.
[[nodiscard]] std::map<std::string, std::string> printed_texts(const FormTemplate& form, const GivenTexts& given,
                                                               const FieldStageOf& stage_of);

/// `form`, filled: typed in Liberation Serif, boxes crossed. Rows that its tables have no room for go onto continuation
/// pages behind the others; a form without a layout.xml is typed onto its blank and has none: Error "fill.no_row".
/// Throws what typeset::fill_form throws.
[[nodiscard]] typeset::FilledForm printed_form(const FormTemplate& form,
                                               const std::map<std::string, std::string>& printed);

}  // namespace hoso::filling
