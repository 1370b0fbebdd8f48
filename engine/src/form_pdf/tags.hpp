// What cairo's tags lack for PDF/A-2a and PDF/UA-1.
#pragma once

#include <vector>

#include <qpdf/QPDF.hh>

#include "typeset/spoken.hpp"

namespace hoso::form_pdf {

/// Ink outside of tags becomes an artifact (ISO 14289-1, 7.1); elements get the text that is said for them
/// (ISO 32000-1, 14.9.4), header cells their scope (ISO 14289-1, 7.5), the catalogue its mark (14.7.1).
/// `pages`: what the file was drawn from.
void finish_tags(QPDF& pdf, const std::vector<typeset::Spoken>& pages);

/// Fonts get the map from CIDs to glyphs that ISO 19005-2, 6.2.11.3.2 asks for.
void add_glyph_maps(QPDF& pdf);

}  // namespace hoso::form_pdf
