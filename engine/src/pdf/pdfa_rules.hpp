// The parts of pdfa_breaches(): each looks at one side of the file.
#pragma once

#include <string_view>

#include <qpdf/QPDF.hh>

#include <hoso/pdf/pdfa_check.hpp>

namespace hoso::pdf {

class PdfaComplaints {
 public:
  /// Records a breach of `rule` unless `holds`.
  void require(bool holds, std::string rule, std::string detail = "") {
    if (!holds) breaches.push_back({std::move(rule), std::move(detail)});
  }
  std::vector<PdfaBreach> breaches;
};

/// Header, trailer, stream framing (6.1).
void check_file_structure(QPDF& pdf, std::string_view bytes, PdfaComplaints& complaints);
/// Language and output intent (6.2.3, 6.7.4).
void check_catalogue(QPDF& pdf, PdfaComplaints& complaints);
/// Forbidden features, filters, limits (6.1.12, 6.3 to 6.9).
void check_features(QPDF& pdf, PdfaComplaints& complaints);
/// XMP and Info (6.6).
void check_metadata(QPDF& pdf, PdfaLevel level, PdfaComplaints& complaints);
/// Empty when there is none.
[[nodiscard]] std::string claimed_conformance(QPDF& pdf);
/// Structure and marked content.
void check_tags(QPDF& pdf, PdfaComplaints& complaints);
/// Whether `object` (a field, its widget, or both) holds a signature and nothing else.
[[nodiscard]] bool is_signature_field(QPDFObjectHandle object);
/// Pages of a scan: size, operators, images, fonts, text (6.1.13, 6.2).
void check_pages(QPDF& pdf, PdfaComplaints& complaints);
/// Whether text was set in fonts of this machine, as on forms, not in the one that scans bring along: fonts have the
/// tag of a subset (ISO 32000-1, 9.6.4).
[[nodiscard]] bool is_typed(QPDF& pdf);
/// Pages of a form typed onto pictures: size, images, fonts.
void check_typed_pages(QPDF& pdf, PdfaComplaints& complaints);
/// Embedded, with a map to glyphs and one to Unicode (6.2.11).
void check_fonts(QPDF& pdf, PdfaComplaints& complaints);

/// Decoded stream data.
[[nodiscard]] std::string stream_text(QPDFObjectHandle stream);

}  // namespace hoso::pdf
