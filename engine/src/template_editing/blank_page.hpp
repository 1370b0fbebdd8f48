#pragma once

#include "template/form_files.hpp"
#include "template_editing/form_outline.hpp"

namespace hoso::template_editing {

/// A page's blank and printed words as the folder has them, whatever the rest of the template is like. Throws
/// Error("template.invalid") when a file is missing or damaged. Pure.
[[nodiscard]] TemplatePage blank_page(const FormFiles& files, const PageOutline& page);

}  // namespace hoso::template_editing
