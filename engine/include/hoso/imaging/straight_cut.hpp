// Straight cuts out of page pictures: a rectangle of the template page, sampled through the
// alignment. The page is never warped as a whole. Pure functions; any number of threads.
#pragma once

#include <opencv2/core/mat.hpp>

#include <hoso/alignment.hpp>
#include <hoso/form_template.hpp>
#include <hoso/page_image.hpp>

namespace hoso::imaging {

/// A picture and where a template page lies on it.
struct AlignedImage {
  const PageImage& image;  ///< outlives this
  const Alignment& alignment;  ///< of that picture; outlives this
};

/// `box` of the template page at `dpi`, at least 1 x 1 px, same channels as the picture; white
/// where the picture ends.
[[nodiscard]] cv::Mat straight_cut(const AlignedImage& source, const MmRect& box, double dpi);

/// The same place of the blank, CV_8UC1.
[[nodiscard]] cv::Mat blank_cut(const TemplatePage& page, const MmRect& box, double dpi);

/// Size in px of a cut of `box` at `dpi`.
[[nodiscard]] cv::Size cut_size(const MmRect& box, double dpi);

}  // namespace hoso::imaging
