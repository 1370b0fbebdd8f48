// What makes a PDF a PDF/A-2 (ISO 19005-2), beside its pages. Optional: only stages that write PDFs with
// qpdf need it.
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <qpdf/QPDF.hh>

namespace hoso {

/// What the file claims to be.
enum class PdfaLevel {
  u,   ///< PDF/A-2u: text can be extracted
  a,   ///< PDF/A-2a: tagged as well, so that it can be read aloud; also PDF/UA-1 (ISO 14289-1)
};

/// What a file says of itself.
struct PdfaFacts {
  std::string title;                 ///< for people; Vietnamese
  std::chrono::sys_seconds created;  ///< creation and modification date
  PdfaLevel level = PdfaLevel::u;  ///< what the file claims to be
};

/// Adds what the standard asks for beside the pages and their tags: identical facts in Info and XMP, the
/// sRGB output intent, the language, the title in the window. Throws Error "emit.failed".
void add_pdfa_parts(QPDF& pdf, const PdfaFacts& facts);

/// The whole file; equal contents give equal bytes and the same /ID. Streams end as 6.1.7.1 asks.
[[nodiscard]] std::vector<std::uint8_t> written(QPDF& pdf);

/// Whether a signature covers the file's bytes. A signature's own bytes can neither be compressed nor encrypted
/// (ISO 32000-1, 12.8.1), so its /ByteRange stands in plain sight: nothing is decoded, hostile files do no harm.
/// Any thread.
[[nodiscard]] bool is_signed_pdf(std::span<const std::uint8_t> pdf);

/// Whether the file's metadata name hoso as its creator; written() never compresses them, so nothing is decoded here
/// either. Stays true when another program signs the file or rewrites it with the metadata it had. Any thread.
[[nodiscard]] bool is_written_by_hoso(std::span<const std::uint8_t> pdf);

/// A stream that refers to `bytes`, which must outlive written(): page pictures are not copied.
[[nodiscard]] QPDFObjectHandle borrowed_stream(QPDF& pdf, std::span<const std::uint8_t> bytes);

}  // namespace hoso
