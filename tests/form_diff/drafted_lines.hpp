// Drafts of a few lines, as a blank's print would give them.
#pragma once

#include <string>
#include <utility>

#include "form_diff/printed_form.hpp"

namespace hoso::testing_support {

/// A line of 100 mm at that height of the first page. Its id is its label.
inline drafting::DraftField line_at(const std::string& label, double y) {
  drafting::DraftField field;
  field.label = label;
  field.id = label;
  field.zones = {{0, {40, y, 100, 7}}};
  return field;
}

inline form_diff::PrintedForm printed(std::vector<drafting::DraftEntry> entries) {
  drafting::Draft draft;
  draft.entries = std::move(entries);
  return form_diff::printed_form(std::move(draft));
}

}  // namespace hoso::testing_support
