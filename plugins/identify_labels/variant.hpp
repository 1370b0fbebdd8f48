// A form as one page shows it: the same fields at other places.
#pragma once

#include <memory>

#include "places.hpp"

namespace hoso::labels {

/// `form` with the places and the print of one page of a re-typed copy.
struct Variant {
  std::shared_ptr<const FormTemplate> form;
  int page = 0;  ///< which page of `form` was seen
};

/// A variant of `form` (see FormTemplate::variant_of). Its other pages are empty; fields that do not stand
/// on the page have no zones. The blank shows only labels, leaders and rules, nothing filled in.
/// A page that begins the form is its page 0, one of notes keeps its number, any other is numbered behind
/// the form's own.
[[nodiscard]] Variant variant_of(const std::shared_ptr<const FormTemplate>& form, const PageFindings& page,
                                 const Places& places);

}  // namespace hoso::labels
