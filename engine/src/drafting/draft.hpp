// A template proposed from one blank (docs/drafting.md).
#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

#include <hoso/form_template.hpp>

#include "drafting/label_glossary.hpp"
#include "drafting/page_print.hpp"

namespace hoso::drafting {

/// How a field is filled in, which is seen, not guessed.
enum class FieldKind { line, comb, choice, signature };

struct DraftField {
  FieldKind kind = FieldKind::line;
  std::string label;        ///< as printed, without number and closing signs; empty = none was found
  std::vector<Zone> zones;  ///< of a choice: its boxes
  int cells = 0;
  std::vector<std::string> option_labels;  ///< of a choice, one for each zone
  Choose choose = Choose::one;
  std::string section{};  ///< the heading above it; empty = none
  std::string
      seen_type{};  ///< "date", "number", "time": told by the words between and behind its places; empty = not told

  // What is guessed from the label.
  std::string id{}, type{}, recognizer{};
  std::map<std::string, std::string> parameters{};
  std::vector<std::string> option_values{};
  std::vector<std::string> questions{};  ///< what a person must decide, in English
};

/// Columns are fields without zones; `x` and `widths` say where they are.
struct DraftTable {
  std::string id{}, label;
  int page = 0;  ///< from 0
  double x = 0, y = 0, row_height = 0;
  int rows = 0;
  std::vector<DraftField> columns;
  std::vector<MmRect> cells;  ///< of the first row, one for each column
};

using DraftEntry = std::variant<DraftField, DraftTable>;

struct Draft {
  std::string title;  ///< as printed; empty = none was found
  std::vector<PagePrint> pages;
  std::vector<DraftEntry> entries;  ///< in paper order
};

/// The draft of a form with these pages. The same pages give the same draft. Throws Error("draft.no_text") when nothing
/// is printed that could be a label, and Error("draft.no_fields") when there is no place to fill in.
[[nodiscard]] Draft draft_of(std::vector<PagePrint> pages, const LabelGlossary& glossary);

}  // namespace hoso::drafting
