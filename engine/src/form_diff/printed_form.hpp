// One version of a form as it is printed, with a template's names for what stands there.
#pragma once

#include <string>
#include <vector>

#include <hoso/form_template.hpp>

#include "drafting/draft.hpp"

namespace hoso::form_diff {

struct PrintedForm {
  drafting::Draft draft;
  /// For each entry of `draft` the id of the template's field or table in whose place it stands; empty where the
  /// template has none there. Without a template the drafted ids.
  std::vector<std::string> ids;
  bool was_read = false;  ///< its words were read from a picture, so letters may be wrong
};

/// The template's blank pages with their printed words, as if they were a PDF.
[[nodiscard]] std::vector<Page> pages_of(const FormTemplate& form);

[[nodiscard]] PrintedForm printed_form(drafting::Draft draft);

/// `draft` is that of pages_of(form).
[[nodiscard]] PrintedForm printed_form(drafting::Draft draft, const FormTemplate& form);

}  // namespace hoso::form_diff
