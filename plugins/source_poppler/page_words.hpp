#pragma once

#include <PDFDoc.h>

#include <vector>

#include <hoso/page.hpp>

#include "page_geometry.hpp"

namespace hoso::source_poppler {

/// The page's text layer in reading order, visible or not; boxes in pixels of the page as shown at
/// `resolution`, clipped to `size`. Text is NFC.
[[nodiscard]] std::vector<Word> words_of(PDFDoc&, const PageGeometry&, const Resolution&,
                                         PixelSize size);

}  // namespace hoso::source_poppler
