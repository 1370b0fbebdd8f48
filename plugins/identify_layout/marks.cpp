#include "marks.hpp"

#include <cmath>

#include <opencv2/imgproc.hpp>

#include <hoso/imaging/straight_cut.hpp>

namespace hoso::layout {
namespace {

bool lies_on(const PageImage& page, const PixelRect& rect) {
  return !rect.empty() && clipped(rect, page.size()) == rect;
}

/// Offset of a peak's true top from its highest sample, by the parabola through three samples.
double peak_offset(float before, float top, float after) {
  const double bend = before - 2 * top + after;
  return bend < -1e-9 ? (before - after) / (2 * bend) : 0;
}

cv::Point2d refined_peak(const cv::Mat& match, cv::Point top) {
  cv::Point2d at = top;
  if (top.x > 0 && top.x + 1 < match.cols) {
    at.x += peak_offset(match.at<float>(top.y, top.x - 1), match.at<float>(top),
                        match.at<float>(top.y, top.x + 1));
  }
  if (top.y > 0 && top.y + 1 < match.rows) {
    at.y += peak_offset(match.at<float>(top.y - 1, top.x), match.at<float>(top),
                        match.at<float>(top.y + 1, top.x));
  }
  return at;
}

}  // namespace

Observation find_mark(const PageImage& page, const Alignment& alignment, const MmRect& box,
                      const cv::Mat& patch, const Look& look) {
  const MmPoint centre{box.x + box.width / 2, box.y + box.height / 2};
  Observation seen{centre, {}, off_page};
  if (!lies_on(page, alignment.to_page(box))) return seen;
  const int reach_px = static_cast<int>(std::ceil(mm_to_px(look.reach_mm, look.dpi)));
  const double reach_mm = px_to_mm(reach_px, look.dpi);
  const MmRect around{box.x - reach_mm, box.y - reach_mm, box.width + 2 * reach_mm,
                      box.height + 2 * reach_mm};
  const cv::Mat field = imaging::straight_cut({page, alignment}, around, look.dpi);
  cv::Mat match;
  cv::matchTemplate(field, patch, match, cv::TM_CCOEFF_NORMED);
  double best = 0;
  cv::Point top;
  cv::minMaxLoc(match, nullptr, &best, nullptr, &top);
  if (!std::isfinite(best)) return seen;
  const cv::Point2d at = refined_peak(match, top);
  seen.similarity = best;
  seen.page = alignment.to_page(MmPoint{centre.x + px_to_mm(at.x - reach_px, look.dpi),
                                        centre.y + px_to_mm(at.y - reach_px, look.dpi)});
  return seen;
}

std::vector<Observation> find_marks(const PageImage& page, const Alignment& alignment,
                                    const BlankIndex& blank, const Look& look) {
  std::vector<Observation> marks;
  for (const Anchor& anchor : blank.anchors) {
    const cv::Mat& patch = look.dpi == rough_dpi ? anchor.rough : anchor.fine;
    marks.push_back(find_mark(page, alignment, anchor.box, patch, look));
  }
  return marks;
}

}  // namespace hoso::layout
