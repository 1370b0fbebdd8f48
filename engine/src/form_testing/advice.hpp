// What to look at first in a form that was tested.
#pragma once

#include <vector>

#include "form_testing/tested_form.hpp"

namespace hoso::form_testing {

enum class AdviceKind {
  not_known,  ///< pages are not known as the form
  taken_for,  ///< pages are taken for another form
  takes,      ///< a page of another form is taken for this one
  field,      ///< a field is misread where it is typed
};

struct Advice {
  AdviceKind kind = AdviceKind::field;
  std::string id;       ///< field or column; of taken_for and takes the other form
  LocalizedText label;  ///< of the field
  int bad = 0;          ///< pages or fills
  int of = 0;
};

/// The gravest first; empty = nothing that points at the template. Fields come in when more than a quarter of their
/// typed fills on known pages was not read as written: handwriting is misread more often, and no template mends that.
[[nodiscard]] std::vector<Advice> advice_on(const FormTest&);

/// What a test of a form without a layout.xml cannot show.
[[nodiscard]] LocalizedText blind_spot();

/// "Look at «Họ tên» (full_name) first: 5 of 8 …". Labels as the template has them.
[[nodiscard]] LocalizedText text_of(const Advice&);

}  // namespace hoso::form_testing
