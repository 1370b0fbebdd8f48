// Pictures in the report: a page with its boxes, and the piece of it that a value was read from.
#pragma once

#include <string>
#include <vector>

#include <hoso/html.hpp>

#include "report_view.hpp"

namespace hoso {

struct PageFigure {
  const DossierPage* page = nullptr;
  std::string picture;                   ///< data URI; empty = none
  std::vector<const FieldView*> fields;  ///< read on this page
};

/// The page upright, in mm, with every field's box, its number and its sign.
void write_figure(Html& html, const PageFigure& figure);

/// Shows the figure's picture again, without its bytes: the page's figure must be in the document.
/// Writes nothing without a picture or box.
void write_crop(Html& html, const PageFigure& figure, const FieldView& field);

/// What a hidden element must hold once so that boxes can be hatched.
void write_figure_definitions(Html& html);

}  // namespace hoso
