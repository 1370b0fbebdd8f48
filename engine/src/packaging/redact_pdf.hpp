// A scan without its hidden places.
#pragma once

#include "packaging/redaction.hpp"

namespace hoso::packaging {

/// `scan` is the scan of input file `file` (from 1), as emit.scan_pdf writes them; of another program's PDF every page
/// becomes black. Hidden places are black in the picture itself, which is packed anew, and words that touch them are
/// left out of the text. Throws Error("package.not_redacted") when a pixel or word is left, "emit.failed".
[[nodiscard]] Bytes redacted_scan(std::span<const std::uint8_t> scan, int file, const PackedDossier&, const Redaction&);

/// Every text of a PDF's pages that hoso's own text layers show, for a search.
[[nodiscard]] std::string text_in_scan(std::span<const std::uint8_t> scan);

}  // namespace hoso::packaging
