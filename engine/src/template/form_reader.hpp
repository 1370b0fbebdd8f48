#pragma once

#include <hoso/form_template.hpp>

#include "template/form_files.hpp"

namespace hoso {

/// form.xml and the files it names -> a checked template. Adds the rules file to `files`.
/// Throws Error("template.invalid").
[[nodiscard]] FormTemplate read_form(FormFiles& files);

}  // namespace hoso
