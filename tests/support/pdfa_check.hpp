// Is a PDF what emit.scan_pdf promises: a PDF/A-2u made of few, known constructs?
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace hoso::test {

/// `rule`: clause of ISO 19005-2 and a word ("6.2.11.4 font embedded"); `detail` helps to find it.
struct PdfaBreach {
  std::string rule;
  std::string detail;
  friend bool operator==(const PdfaBreach&, const PdfaBreach&) = default;
};

/// A *profile* checker, stricter than the standard: what our writer never emits (transparency,
/// annotations, other fonts …) is a breach, so that nothing unproven passes. It does not judge PDFs
/// of other programs; veraPDF does. Empty = no breach. A file that qpdf cannot read gives
/// "6.1.1 readable". Any thread.
[[nodiscard]] std::vector<PdfaBreach> pdfa_breaches(std::span<const std::uint8_t> pdf);

}  // namespace hoso::test
