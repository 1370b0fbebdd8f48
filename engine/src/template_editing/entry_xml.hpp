// Parts of form.xml that changes to fields and to tables both write.
#pragma once

#include <string>
#include <string_view>

#include <hoso/message.hpp>

#include "template_editing/form_text.hpp"
#include "template_editing/splices.hpp"

namespace hoso::template_editing {

/// Throws Error("designer.invalid") for names that are none, and for type and recognizer that do not go together.
void require_reading(const Reading&);
void set_reading(Splices&, const SourceElement&, const Reading&);

/// Leaves "85.333" where 85.33 is asked for.
void set_length(Splices&, const std::string& text, const SourceElement&, const char* name, double length);
/// As mm_text writes it, so that an edge that is checked is the one that is read.
[[nodiscard]] double rounded_mm(double length);

[[nodiscard]] std::string label_xml(const LocalizedText& label);
/// Both languages, trimmed. Throws Error("designer.invalid") for an empty one.
[[nodiscard]] LocalizedText required_label(const LocalizedText& label);

/// Behind which child of `parent` (the form or a table) a new field, table or column stands that comes last.
[[nodiscard]] const SourceElement& last_entry(const SourceElement& parent);
/// `xml` before `next`, above its comments; behind the last when `next` is null.
void insert_entry(Splices&, const std::string& text, const SourceElement& parent, std::string_view xml,
                  const SourceElement* next);

}  // namespace hoso::template_editing
