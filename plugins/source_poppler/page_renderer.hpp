#pragma once

#include <PDFDoc.h>

#include <hoso/page_image.hpp>
#include <hoso/stage_context.hpp>

#include "page_geometry.hpp"

namespace hoso::source_poppler {

/// The page on white paper; gray8 when it shows no colour. Its size is judged by the caller.
/// Throws Cancelled, std::bad_alloc.
[[nodiscard]] PageImage rendered(PDFDoc&, const PageGeometry&, double dpi, const StageContext&);

}  // namespace hoso::source_poppler
