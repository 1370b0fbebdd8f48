// Typeset pages as PDF and as pictures.
#pragma once

#include <string>
#include <vector>

#include <hoso/page_image.hpp>

#include "typeset/marks.hpp"
#include "typeset/spoken.hpp"

namespace hoso::typeset {

struct PdfInfo {
  std::string title;
  std::string date;  ///< ISO 8601; written as creation date, so that equal input gives equal bytes
};

/// Vector PDF with embedded fonts and extractable text.
[[nodiscard]] std::string pdf_of(const std::vector<TypesetPage>& pages, const PdfInfo& info);

/// The same, with its text drawn and tagged in the order of `spoken`, one tree a page; all other ink is
/// outside of tags.
[[nodiscard]] std::string tagged_pdf_of(const std::vector<TypesetPage>& pages, const std::vector<Spoken>& spoken,
                                        const PdfInfo& info);

/// One page on white paper.
[[nodiscard]] PageImage render_page(const TypesetPage& page, double dpi, PixelFormat format);
}  // namespace hoso::typeset
