// The QR code of an identity card as data for a form.
#pragma once

#include "command_line.hpp"
#include "filling/form_data.hpp"

namespace hoso::app {

/// Reads the picture line.fill.card and gives what its code says of the person whose fields begin with
/// line.fill.person ("" = the declarant, "head_", "members[0]."): number, name, birth date, sex, as far as the form
/// asks for them. Throws Error "fill.no_card" when no code was found, and what a run of the pipeline reports.
[[nodiscard]] filling::GivenTexts card_texts(const CommandLine& line, const FormTemplate& form);

}  // namespace hoso::app
