// Telling a person's ink from paper and from print. Pictures are CV_8UC1 with dark ink; masks are
// CV_8UC1 with 255 = set. All lengths follow from `dpi`.
#pragma once

#include <opencv2/core/mat.hpp>

#include <hoso/imaging/paper.hpp>

namespace hoso::imaging {

/// Whole-pixel shift of `page` by which its print comes to lie on the blank's, at most 1 mm;
/// none unless it is clearly better than staying.
[[nodiscard]] cv::Point shift_onto(const cv::Mat& page, const cv::Mat& blank, double dpi);

/// Grey value below which a pixel is ink, from how dark the print came out on this page.
[[nodiscard]] int ink_threshold(const cv::Mat& page, const cv::Mat& blank);

struct InkSettings {
  double dpi = 300;
  int threshold = 128;  ///< below it a pixel of the page is ink
};

/// The page's ink that is not print, strokes repaired where they crossed it, specks left out.
[[nodiscard]] cv::Mat filled_ink(const cv::Mat& page, const cv::Mat& blank,
                                 const InkSettings& settings);

/// The connected strokes of `ink` that lie mostly in `zone`: what hangs in from a neighbouring line
/// goes, what sticks out of the zone stays.
[[nodiscard]] cv::Mat ink_of_zone(const cv::Mat& ink, const cv::Rect& zone, double dpi);

/// `own` with the pale rim that ink has on a scan, without touching other ink of `all`.
[[nodiscard]] cv::Mat with_soft_edges(const cv::Mat& own, const cv::Mat& all);

/// More than specks and dots.
[[nodiscard]] bool holds_writing(const cv::Mat& ink, double dpi);

}  // namespace hoso::imaging
