// What makes a PDF a PDF/A-2u (ISO 19005-2, conformance level U).
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <qpdf/QPDF.hh>

namespace hoso {

struct PdfaFacts {
  std::string title;                 ///< for people; Vietnamese
  std::chrono::sys_seconds created;  ///< creation and modification date
};

/// Adds what the standard asks for beside the pages: identical facts in Info and XMP, the sRGB
/// output intent, the language, the title in the window.
void add_pdfa_parts(QPDF& pdf, const PdfaFacts& facts);

/// The whole file; equal contents give equal bytes and the same /ID. Streams end as 6.1.7.1 asks.
[[nodiscard]] std::vector<std::uint8_t> written(QPDF& pdf);

/// A stream that refers to `bytes`, which must outlive written(): page pictures are not copied.
[[nodiscard]] QPDFObjectHandle borrowed_stream(QPDF& pdf, std::span<const std::uint8_t> bytes);

}  // namespace hoso
