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
};

/// `top` and `bottom` are those of the printed words; a value written beside them does not change
/// them, so label and value share one baseline and one size.
struct LayoutLine {
  std::vector<LayoutWord> words;
  double top = 0;
  double bottom = 0;
};

/// Collects a page's words. Printed words keep their given order, which is the author's reading
/// order (columns stay apart); a value joins the printed line it was written on.
class LineBuilder {
 public:
  /// Texts are cleaned; leader dots are cut off.
  void add_printed(const std::vector<LayoutWord>& words);
  /// The words of one line of one field's value.
  void add_value(const std::vector<LayoutWord>& words);
  [[nodiscard]] std::vector<LayoutLine> lines() &&;

 private:
  [[nodiscard]] LayoutLine* printed_line_for(const LayoutWord& word);

  std::vector<LayoutLine> printed_;
  std::vector<LayoutLine> values_;  ///< that stand on no printed line (table rows)
};

/// Where the raw text of `field` stands on its form's page, in template mm: one list a line. Uses
/// the field's zones and comb boxes, else the box it was read in. Empty when it has no text.
[[nodiscard]] std::vector<std::vector<LayoutWord>> value_words(const FieldValue& field,
                                                               const DossierPage& page);

}  // namespace hoso
