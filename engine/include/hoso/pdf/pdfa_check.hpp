// Is a PDF what hoso's own writers promise? Always at hand, unlike a full validator.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <hoso/pdf/pdfa.hpp>

namespace hoso {

/// `rule`: clause of ISO 19005-2 (of ISO 14289-1 and ISO 32000-1 for tags) and a word ("6.2.11.4 font embedded");
/// `detail` helps to find it.
struct PdfaBreach {
  std::string rule;  ///< clause and a word
  std::string detail;  ///< helps to find it; may be empty
  friend bool operator==(const PdfaBreach&, const PdfaBreach&) = default;
};

/// A *profile* checker, stricter than the standard: what our writers never emit (transparency, actions, other fonts,
/// …) is a breach, so that nothing unproven passes. Signatures that were added afterwards are no breach, unless
/// they bring what hoso's do not. It does not judge PDFs of other programs; veraPDF does. The level is the claimed one,
/// else U. Empty = no breach. A file that qpdf cannot read gives "6.1.1 readable". Hostile files crash decoders: only
/// for files of one's own, or in a confined process. Any thread.
[[nodiscard]] std::vector<PdfaBreach> pdfa_breaches(std::span<const std::uint8_t> pdf);

/// The clauses that a tagged file breaks: marked content, structure, text said, language, title, fonts,
/// metadata. Empty = none.
[[nodiscard]] std::vector<PdfaBreach> tagging_breaches(std::span<const std::uint8_t> pdf);

}  // namespace hoso
