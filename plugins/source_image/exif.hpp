#pragma once

#include <cstdint>
#include <span>

namespace hoso::source_image {

/// The two things a page needs to know from EXIF 2.3. Everything else in there (place, time,
/// camera) is the citizen's business and is not even looked at.
struct Exif {
  int orientation = 1;  ///< tag 274: 1..8
  double dpi = 0;       ///< tags 282, 296; 0 = not stated
};

/// `bytes` starts at the TIFF header. What is damaged or missing keeps its default.
[[nodiscard]] Exif read_exif(std::span<const std::uint8_t> bytes);

}  // namespace hoso::source_image
