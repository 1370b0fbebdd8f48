// A draft as the files of a form's folder.
#pragma once

#include <map>
#include <string>

#include "drafting/draft.hpp"

namespace hoso::drafting {

/// What the form is called; both match form-id of templates/schema/form.xsd.
struct DraftName {
  std::string id;
  std::string version;
};

/// File name → content: form.xml, page-N.png, page-N.words.xml. What a person must decide stands in form.xml as
/// comments that begin with TODO. The same draft gives the same bytes.
[[nodiscard]] std::map<std::string, std::string> files_of(const Draft& draft, const DraftName& name);

/// `text` as a form id: small letters, digits and '-'; "form" when nothing is left.
[[nodiscard]] std::string form_id_of(const std::string& text);

}  // namespace hoso::drafting
