// The small picture of a page that the report shows.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <hoso/page_image.hpp>

namespace hoso {

struct PreviewSettings {
  double dpi = 110;  ///< enough to read print of 9 pt on a screen
  int jpeg_quality = 60;
};

/// `image` shrunk by averaging to `settings.dpi` when it has `image_dpi`; never enlarged.
[[nodiscard]] PageImage shrunk(const PageImage& image, double image_dpi, double dpi);

/// "data:image/jpeg;base64,…" of the shrunk picture.
[[nodiscard]] std::string preview_of(const PageImage& image, double image_dpi,
                                     const PreviewSettings& settings);

}  // namespace hoso
