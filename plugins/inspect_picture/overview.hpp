// The whole page at a glance: small enough that looking at every pixel costs little.
#pragma once

#include <opencv2/core/mat.hpp>

#include <hoso/page_image.hpp>

namespace hoso::picture {

/// At most 600 px on the longer side, about 50 dpi for A4.
struct Overview {
  cv::Mat gray;    ///< CV_8UC1
  cv::Mat ground;  ///< CV_8UC1: what lies behind the print, print closed over
  double scale = 1;  ///< overview px per page px, <= 1

  /// Where a rectangle of the page lies on the overview, clipped.
  [[nodiscard]] cv::Rect place_of(const PixelRect& on_page) const;
};

/// Of an empty picture: 1 x 1 px of white.
[[nodiscard]] Overview overview_of(const PageImage& image);

/// Middle grey level of the ground: how light the paper came out.
[[nodiscard]] double paper_level(const cv::Mat& ground);

/// 255 where paper is burnt out although most of it is not: no ink can be seen there. None where
/// the whole page is white, as a scanner delivers it.
[[nodiscard]] cv::Mat burnt_out(const Overview& overview, double paper);

/// 255 where it is so dark, against the page's paper, that no ink can be seen.
[[nodiscard]] cv::Mat blackened(const Overview& overview, double paper);

}  // namespace hoso::picture
