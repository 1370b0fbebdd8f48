// What can be wrong with a picture, and how people are told.
#pragma once

#include <string>
#include <vector>

#include <hoso/finding.hpp>
#include <hoso/form_template.hpp>

namespace hoso::picture {

enum class Fault {
  coarse,   ///< too few pixels for the paper's size
  blurred,
  dark,     ///< the whole picture
  faded,    ///< ink hardly differs from paper
  glare,    ///< burnt out in places
  covered,  ///< a deep shadow, a hand, another sheet
  cut_off,
};

enum class Side { top, bottom, left, right };

struct Complaint {
  Fault fault;
  std::vector<const FieldSpec*> fields = {};  ///< that suffer, in paper order; empty = the whole page
  std::vector<Side> sides = {};               ///< where it is cut off
};

/// In plain words, with what to do. At most three fields are named, all are listed by id except
/// table cells.
[[nodiscard]] Finding finding_of(const Complaint& complaint);

}  // namespace hoso::picture
