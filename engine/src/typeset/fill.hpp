// The writing direction: a form typed out with values.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <hoso/form_template.hpp>
#include <hoso/page_image.hpp>

#include "typeset/draw.hpp"
#include "typeset/layout.hpp"
#include "typeset/marks.hpp"
#include "typeset/pen_marks.hpp"

namespace hoso::typeset {

/// How the filling looks.
struct FillStyle {
  std::string font_family = "Liberation Serif";
  double size_pt = 12;  ///< wished; text too long for its place shrinks to 8 pt
  bool italic = false;
  Colour ink;
  /// 0 = set as by a word processor; else every word (and every boxed digit) is off its place by
  /// up to this much, as with a typewriter or a pen.
  double jitter_mm = 0;
  /// How boxes are ticked; none = drawn by lot for each field.
  std::optional<BoxMarking> marking{};
  /// Of the offsets, the signatures and the ticks; same seed, same form.
  std::uint32_t seed = 1;
};

/// What was written where: the truth about a filled page.
struct FilledText {
  std::string field;
  int page = 0;  ///< from 0
  MmRect box;
  std::size_t place = 0;  ///< index into the page's places; of several boxes or parts the first
  std::size_t first_mark = 0, end_mark = 0;  ///< in the page's marks
};

struct FilledForm {
  std::vector<TypesetPage> pages;  ///< for render_page() and pdf_of()
  std::vector<FilledText> texts;   ///< one entry per field and line
};

/// Writes `printed_values` (field id → text as it stands on paper, e.g. "01/02/1990", "Nam") into the
/// places of the form: on the typeset pages of its layout.xml or, where there is none, on its blank
/// (see blank_pages()). Table cells are "members[0].full_name". A presence field (signatures) is signed
/// when its value is not empty; of a choice ("tv fridge", see hoso/choice.hpp) the boxes of its options
/// are ticked. Empty values are left blank.
/// Throws Error: "fill.unknown_field", "fill.too_long", "fill.font_missing", "fill.no_blank" (field ids
/// only, never values), "template.invalid". Safe to call from several threads.
[[nodiscard]] FilledForm fill_form(const FormTemplate& form,
                                   const std::map<std::string, std::string>& printed_values,
                                   const FillStyle& style);

/// Whether the form's folder has a layout.xml: what can be typed again, continued and read aloud.
[[nodiscard]] bool has_layout(const FormTemplate& form);

/// Of such a form. Throws Error "template.invalid".
[[nodiscard]] Layout layout_of(const FormTemplate& form);

/// The same onto a layout at hand, which may be a re-typed one.
[[nodiscard]] FilledForm fill_layout(const Layout& layout,
                                     const std::map<std::string, std::string>& printed_values,
                                     const FillStyle& style);

}  // namespace hoso::typeset
