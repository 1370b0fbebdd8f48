// From single boxes to readings of the whole field.
#pragma once

#include <vector>

#include <hoso/field_value.hpp>
#include <hoso/form_template.hpp>

namespace hoso::marks {

/// `ticked[i]`: how likely the box of options[i] is ticked, 0–1. The most likely reading first, then
/// those in which the one to three least sure boxes are the other way round. A reading's text is the
/// values of its ticked options in paper order, one space between; empty where none is ticked. Its
/// score is the product over its boxes.
[[nodiscard]] std::vector<Candidate> mark_candidates(const std::vector<ChoiceOption>& options,
                                                     const std::vector<double>& ticked);

}  // namespace hoso::marks
