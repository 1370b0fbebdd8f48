// Words into lines, in a frame where the lines are straight (the template's mm, or page px).
#pragma once

#include <string>
#include <vector>

#include <hoso/dossier.hpp>

namespace hoso {

struct LayoutWord {
  std::string text;
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  bool of_value = false;  ///< filled in, not printed
};

/// `top` and `bottom` are those of the printed words; a value written beside them does not change
/// them, so label and value share one baseline and one size.
struct LayoutLine {
  std::vector<LayoutWord> words;
  double top = 0;
  double bottom = 0;
};

/// One line of a field's value and the zone it was written in.
struct ValueLine {
  MmRect zone;
  std::vector<LayoutWord> words;
};

/// Collects a page's words. Printed words keep their given order, which is the author's reading
/// order (columns stay apart); a value joins the printed line it was written on.
class LineBuilder {
 public:
  /// Texts are cleaned; leader dots are cut off.
  void add_printed(const std::vector<LayoutWord>& words);
  /// What is printed inside the zone to guide the pen (the strokes of "…/…/…") gives way to it or,
  /// where only the parts between were read, joins them.
  void add_value(const ValueLine& value);
  [[nodiscard]] std::vector<LayoutLine> lines() &&;

 private:
  [[nodiscard]] LayoutLine* printed_line_for(const LayoutWord& word);

  std::vector<LayoutLine> printed_;
  std::vector<LayoutLine> values_;  ///< that stand on no printed line (table rows)
};

/// Where the raw text of `field` stands on its form's page, in template mm. Uses the field's zones
/// and comb boxes, else the box it was read in. Empty when it has no text.
[[nodiscard]] std::vector<ValueLine> value_lines(const FieldValue& field, const DossierPage& page);

}  // namespace hoso
