// How many options may be ticked, as form.xml and layout.xml say it.
#pragma once

#include <string>

#include <hoso/form_template.hpp>

#include "xml/document.hpp"

namespace hoso {

/// The schema knows these words only; without one exactly one option is to be ticked.
[[nodiscard]] inline Choose choose_of(const xml::Element& element) {
  const std::string word = element.attribute("choose");
  if (word == "any") return Choose::any;
  return word == "at-most-one" ? Choose::at_most_one : Choose::one;
}

}  // namespace hoso
