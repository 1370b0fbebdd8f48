// One page of the searchable PDF.
#pragma once

#include <vector>

#include <qpdf/QPDF.hh>

#include "invisible_font.hpp"
#include "picture.hpp"
#include "text_layer.hpp"

namespace hoso {

/// Dots per inch at which `page` becomes paper: what its match measured; else what the file states,
/// when a sheet no larger than A3 comes out (cameras state 72); else 300.
[[nodiscard]] double paper_dpi(const DossierPage& page);

/// A page object: `picture` upright over the whole page, `lines` invisibly over it. `picture` must
/// outlive the writing of `pdf`.
[[nodiscard]] QPDFObjectHandle pdf_page(QPDF& pdf, const DossierPage& page, const Picture& picture,
                                        const std::vector<TextLine>& lines, InvisibleFont& font);

}  // namespace hoso
