// The files of a form's version folder, derived from its layout.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "typeset/layout.hpp"
#include "typeset/marks.hpp"

namespace hoso::typeset {

inline constexpr double blank_dpi = 300;

[[nodiscard]] std::string words_xml(const TypesetPage& page);
/// Throws Error "template.invalid" when a declared field has no place or a place no field.
[[nodiscard]] std::string form_xml(const Layout& layout, const std::vector<TypesetPage>& pages);
/// File name → content: form.xml, blank.pdf, page-N.png, page-N.words.xml.
[[nodiscard]] std::map<std::string, std::string> form_files(const Layout& layout);

}  // namespace hoso::typeset
