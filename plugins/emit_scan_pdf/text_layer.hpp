// The words of a page, in reading order and in their true places.
#pragma once

#include <string>
#include <vector>

#include <hoso/dossier.hpp>

namespace hoso {

/// A word on its baseline, in px of the upright page picture. `end` lies where the word ends, so
/// start to end gives slope and width.
struct PlacedWord {
  std::string text;
  PixelPoint start;
  PixelPoint end;
  double height_px = 0;  ///< of the line it stands in
};

/// Words that are read one after the other; never empty.
using TextLine = std::vector<PlacedWord>;

/// A page of a known form: the words printed on its blank (leader dots left out) in the template's
/// order, and the raw text of `fields` behind the label on the same line, left-aligned in its zones
/// at the width such text usually has. Any other page: its own text layer. Pictures without words
/// give no lines. Fields without text and fields that only say that something is there are left
/// out.
[[nodiscard]] std::vector<TextLine> text_lines(const DossierPage& page,
                                               const std::vector<const FieldValue*>& fields);

}  // namespace hoso
