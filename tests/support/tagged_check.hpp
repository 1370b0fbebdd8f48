// Is a PDF tagged as form_pdf promises? What veraPDF judges in full; this check needs nothing but qpdf.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace hoso::test {

/// Clauses of ISO 19005-2 and ISO 14289-1 that `pdf` breaks, each with a word: marked content, document structure,
/// text said, language, title, fonts, metadata. Empty = no breach. A file that qpdf cannot read gives
/// "readable". Any thread.
[[nodiscard]] std::vector<std::string> tagging_breaches(std::span<const std::uint8_t> pdf);

}  // namespace hoso::test
