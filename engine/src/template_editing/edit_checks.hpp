// What a value must be to stand in a template: the patterns of templates/schema/form.xsd, told before they are written.
#pragma once

#include <string>

#include "template_editing/form_outline.hpp"

namespace hoso::template_editing {

[[noreturn]] void refuse(const std::string& what, const std::string& expected);
[[noreturn]] void refuse_unknown(const std::string& name);

/// White space runs to one space, trimmed, NFC. Throws Error("designer.invalid") when nothing is left.
[[nodiscard]] std::string required_words(const std::string& text, const std::string& what);
/// All throw Error("designer.invalid").
void require_field_id(const std::string& id);
void require_stage_name(const std::string& name);
void require_option_value(const std::string& value);
void require_on_page(const FormOutline& form, const Zone& zone);
void require_length(double length, const std::string& what);

/// At most two digits behind the point, without zeros at the end: "92", "77.63".
[[nodiscard]] std::string mm_text(double length);

}  // namespace hoso::template_editing
