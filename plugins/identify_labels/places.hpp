// From labels to the places of fields on the page itself.
#pragma once

#include <vector>

#include "form_fit.hpp"
#include "leaders.hpp"

namespace hoso::labels {

/// All that places are found by.
struct PageFindings {
  const Marks& marks;
  const std::vector<TextLine>& lines;
  const std::vector<SeenWord>& words;
  const std::vector<Leader>& leaders;
  const FormTemplate& form;
  const FormLabels& labels;
  const FormFit& fit;
};

/// Where one field stands on the page, mm, and what is printed there.
struct FieldPlace {
  std::size_t field = 0;       ///< in FormTemplate::fields; of a table's cell the one of row 0
  int row = -1;                ///< table row, from 0
  std::vector<MmRect> zones;   ///< lines, in order; one for combs, cells and areas
  int cells = 0;               ///< comb boxes; 0 = a line although the form has boxes, or no comb
};

/// Print that belongs to places: goes to the blank beside the labels.
struct PlacePrint {
  std::vector<Leader> leaders;    ///< with dots where writing hides them
  std::vector<MmRect> rules;      ///< of combs and tables
  std::vector<MmRect> dotted;     ///< finely dotted lines of tables
  std::vector<int> pieces;        ///< other printed pieces: the slashes of dates
};

struct Places {
  std::vector<FieldPlace> fields;
  PlacePrint print;
  bool complete = true;  ///< false = the place of some label's field was not found
};

[[nodiscard]] Places places_of(const PageFindings& page);

}  // namespace hoso::labels
