#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace hoso::source_image {

/// What stands between a JPEG file's markers (ITU-T T.81, annex B).
struct JpegSegments {
  std::span<const std::uint8_t> exif;  ///< from its TIFF header; empty = none
  /// The file as an archive may carry it (README.md, "Passing a JPEG on"): every table, header and
  /// entropy-coded byte as it was; without EXIF, XMP, comments, previews and whatever follows the
  /// picture. nullopt = not baseline or progressive Huffman, or damaged.
  std::optional<std::vector<std::uint8_t>> portable;
};

[[nodiscard]] JpegSegments read_segments(std::span<const std::uint8_t> file);

}  // namespace hoso::source_image
