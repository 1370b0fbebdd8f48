// From a rough guess to an exact alignment and a verdict.
#pragma once

#include <optional>

#include <hoso/alignment.hpp>
#include <hoso/form_template.hpp>

#include "blank_index.hpp"

namespace hoso::layout {

/// A template page laid onto a page picture.
struct Fit {
  Alignment alignment;       ///< template mm -> px of the picture it was fitted on
  int marks = 0;             ///< text marks of the blank
  int visible = 0;           ///< of these, on the picture
  int found = 0;             ///< of these, seen where they must be
  /// 0..1, certainty of the worst of the page's bands; 1 = none has enough marks to tell.
  double weakest_band = 1;
  [[nodiscard]] double found_share() const { return marks == 0 ? 0 : double(found) / marks; }
  [[nodiscard]] double visible_share() const { return marks == 0 ? 0 : double(visible) / marks; }
  /// Of what could be seen.
  [[nodiscard]] double certainty() const { return visible == 0 ? 0 : double(found) / visible; }
};

/// A blank and the template page it belongs to.
struct Blank {
  const BlankIndex& index;
  const TemplatePage& page;
};

/// Follows bent paper from a plane guess that is some millimetres off: to about 0.3 mm, cheaply.
/// nullopt when the marks do not agree on a smooth map.
[[nodiscard]] std::optional<Fit> rough_fit(const PageImage& page, const Alignment& guess,
                                           const Blank& blank);

/// From a rough fit to a few hundredths of a millimetre.
[[nodiscard]] Fit exact_fit(const PageImage& page, const Alignment& rough, const Blank& blank);

}  // namespace hoso::layout
