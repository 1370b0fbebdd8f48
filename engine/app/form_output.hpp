// Data onto a form and into a file: what `hoso fill` and `hoso receipt` share.
#pragma once

#include "command_line.hpp"
#include "filling/form_data.hpp"
#include "installation.hpp"

namespace hoso::app {

/// Of the versions in `forms` the one in force today; none is: the newest. `forms` is not empty.
[[nodiscard]] const FormTemplate& form_in_force(const Catalogue& forms);

/// The data of `file` ("-" = standard input). Throws Error "input.not_found", "fill.bad_data".
[[nodiscard]] filling::GivenTexts given_data(const std::filesystem::path& file);

/// Types `texts` onto `form`, writes line.out as PDF/A-2a and says so. Throws what filling and form_pdf throw, and
/// Error "output.not_written".
void write_form(const CommandLine& line, const Installation& installation, const FormTemplate& form,
                const filling::GivenTexts& texts);

}  // namespace hoso::app
