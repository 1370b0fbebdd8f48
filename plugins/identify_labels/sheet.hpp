// A page picture made straight and even.
#pragma once

#include <opencv2/core.hpp>

#include <hoso/alignment.hpp>
#include <hoso/page_image.hpp>

namespace hoso::labels {

/// The page at no more than 200 dpi, its lines level, its paper white.
struct Sheet {
  cv::Mat gray;           ///< CV_8UC1
  double dpi = 0;         ///< as if the picture showed an A4 page and nothing else
  cv::Matx33d to_page;    ///< px of `gray` -> px of the page picture; corners are whole

  [[nodiscard]] Alignment alignment() const;  ///< mm on the sheet -> px of the page picture
};

[[nodiscard]] Sheet sheet_of(const PageImage& page);

}  // namespace hoso::labels
