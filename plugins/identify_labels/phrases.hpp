// What a form prints, as phrases to look for, and which of them label which field.
#pragma once

#include <string>
#include <vector>

#include <hoso/form_template.hpp>

namespace hoso::labels {

/// Words of the blank that belong together: a label, a heading, a paragraph, a table's header cell.
struct Phrase {
  std::vector<std::string> keys;   ///< key_of its words; words of signs alone are left out
  std::vector<std::size_t> words;  ///< their positions in the page's words
  MmRect box;
  int page = 0;                    ///< template page, from 0
  bool version_mark = false;
  [[nodiscard]] std::size_t letters() const;
};

/// How a field's place follows from its label.
enum class PlaceKind {
  line,    ///< behind the label, perhaps on lines below as well
  comb,    ///< boxes behind or below the label
  column,  ///< the cells below the header
  area,    ///< free space below the heading
};

/// A field, or all rows of a table's column, with its label.
struct LabelledField {
  std::size_t field = 0;   ///< in FormTemplate::fields; of a column the one in row 0
  std::size_t phrase = 0;
  PlaceKind kind = PlaceKind::line;
};

struct FormLabels {
  std::vector<Phrase> phrases;        ///< in reading order, page by page
  std::vector<LabelledField> fields;  ///< in paper order
  bool complete = false;              ///< every field has a label; forms without cannot be found by labels
};

[[nodiscard]] FormLabels labels_of(const FormTemplate& form);

}  // namespace hoso::labels
