// Writes page pictures the way scanners and phones store them.
#pragma once

#include <cstdint>
#include <vector>

#include <hoso/page_image.hpp>

namespace hoso::synthetic {

using Bytes = std::vector<std::uint8_t>;

/// `dpi` is written into the file; 0 = leave it out. All throw std::runtime_error when the codec
/// library refuses.
[[nodiscard]] Bytes to_jpeg(const PageImage&, int quality, double dpi);
[[nodiscard]] Bytes to_png(const PageImage&, double dpi);
/// Pages in order; 1-bit G4 when `bilevel`, else LZW.
[[nodiscard]] Bytes to_tiff(const std::vector<PageImage>&, bool bilevel, double dpi);
/// A scanner's PDF: each page is one JPEG and nothing else.
[[nodiscard]] Bytes to_scanned_pdf(const std::vector<PageImage>&, int quality, double dpi);

}  // namespace hoso::synthetic
