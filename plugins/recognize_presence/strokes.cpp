#include "strokes.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <opencv2/imgproc.hpp>

#include <hoso/geometry.hpp>

namespace hoso::presence {
namespace {

/// A connected stroke, in millimetres.
struct Stroke {
  double width = 0, height = 0, bottom = 0, area = 0;
};

std::vector<Stroke> connected_strokes(const cv::Mat& gray, double dpi) {
  cv::Mat labels, stats, centroids;
  const cv::Mat ink = gray < 190;
  const int count = cv::connectedComponentsWithStats(ink, labels, stats, centroids, 8, CV_32S);
  const double mm = px_to_mm(1, dpi);
  std::vector<Stroke> strokes;
  for (int label = 1; label < count; ++label) {
    const int* row = stats.ptr<int>(label);
    strokes.push_back({row[cv::CC_STAT_WIDTH] * mm, row[cv::CC_STAT_HEIGHT] * mm,
                       (row[cv::CC_STAT_TOP] + row[cv::CC_STAT_HEIGHT]) * mm,
                       row[cv::CC_STAT_AREA] * mm * mm});
  }
  return strokes;
}

/// Typed letters of up to 14 pt, marks and descenders included, are 5 mm high. A low signature is a
/// long thin stroke, which fills 0.09 to 0.28 of its box; words whose letters run together fill 0.39
/// and more. Lower still are strokes under words and what misplacement leaves of the blank's rules.
bool is_large(const Stroke& stroke) {
  constexpr double typed_height_mm = 5.2;
  constexpr double flourish_width_mm = 9, flourish_height_mm = 2.5, flourish_fill = 0.33;
  if (stroke.height >= typed_height_mm) return stroke.width >= 1.5;
  return stroke.width >= flourish_width_mm && stroke.height >= flourish_height_mm &&
         stroke.area < flourish_fill * stroke.width * stroke.height;
}

bool stands_in_line(const Stroke& stroke, const std::vector<Stroke>& all) {
  constexpr double same_line_mm = 0.3;
  constexpr int letters_in_line = 5;
  return std::ranges::count_if(all, [&](const Stroke& other) {
           return std::abs(other.bottom - stroke.bottom) < same_line_mm;
         }) >= letters_in_line;
}

}  // namespace

Strokes strokes_of(const cv::Mat& gray, double dpi) {
  const std::vector<Stroke> all = connected_strokes(gray, dpi);
  Strokes sum;
  for (const Stroke& stroke : all) {
    sum.all_mm2 += stroke.area;
    if (is_large(stroke)) sum.large_mm2 += stroke.area;
    else if (stands_in_line(stroke, all)) sum.in_line_mm2 += stroke.area;
  }
  return sum;
}

}  // namespace hoso::presence
