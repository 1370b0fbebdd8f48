#include "code_places.hpp"

#include <algorithm>

#include <hoso/imaging/mat.hpp>
#include <hoso/imaging/reduced.hpp>
#include <opencv2/imgproc.hpp>

namespace hoso::codes {
namespace {

/// Bound on the work that a page can ask for: a place costs 1 to 40 ms.
constexpr std::size_t most_places = 24;

/// Most pixels of a reduced page's longer side. On A4, 1300 px make a module of a card's code about one
/// pixel; photos of a card alone need a second look from farther away.
constexpr int overview_sides_px[] = {1300, 420};

/// White on black. A local threshold: photos have shadows.
cv::Mat ink_of(const cv::Mat& gray) {
  constexpr int neighbourhood_px = 61;
  constexpr double least_contrast = 14;
  cv::Mat ink;
  cv::adaptiveThreshold(gray, ink, 255, cv::ADAPTIVE_THRESH_MEAN_C, cv::THRESH_BINARY_INV,
                        neighbourhood_px, least_contrast);
  return ink;
}

cv::Mat square(int side_px) {
  return cv::getStructuringElement(cv::MORPH_RECT, cv::Size(side_px, side_px));
}

/// Modules flow together; lines of text, rules and pen strokes are thinner than what is kept.
cv::Mat solid_blobs(const cv::Mat& ink) {
  constexpr int gap_px = 5;
  constexpr int thinnest_px = 13;
  cv::Mat blobs;
  cv::morphologyEx(ink, blobs, cv::MORPH_CLOSE, square(gap_px));
  cv::morphologyEx(blobs, blobs, cv::MORPH_OPEN, square(thinnest_px));
  return blobs;
}

/// A square that stands on its corner fills half of its box.
bool may_be_code(const cv::Rect& box, int area_px, const cv::Size& page) {
  constexpr double least_filled = 0.35;
  constexpr double most_stretched = 2;
  constexpr int least_side_px = 20;
  const int shorter = std::min(box.width, box.height), longer = std::max(box.width, box.height);
  return shorter >= least_side_px && longer <= most_stretched * shorter &&
         longer < std::max(page.width, page.height) * 0.8 && area_px >= least_filled * box.area();
}

/// Modules are dark as often as not; of text, tables and handwriting less than a third is ink. The
/// middle of the box only: a square that stands on its corner does not reach into the others.
bool half_dark(const cv::Mat& gray, const cv::Rect& box) {
  constexpr double least_dark = 0.33, most_dark = 0.67;
  const cv::Rect middle(box.x + box.width / 4, box.y + box.height / 4, box.width / 2, box.height / 2);
  cv::Mat dark;
  cv::threshold(gray(middle), dark, 0, 1, cv::THRESH_BINARY_INV | cv::THRESH_OTSU);
  const double share = cv::mean(dark)[0];
  return share >= least_dark && share <= most_dark;
}

/// The box on the page, with room for the quiet zone and for edges that were worn off.
cv::Rect with_margin(const cv::Rect& box, double scale, const cv::Size& page) {
  const int margin = std::max(box.width, box.height) / 4 + 3;
  const cv::Rect wider(box.x - margin, box.y - margin, box.width + 2 * margin, box.height + 2 * margin);
  const cv::Rect on_page(cvFloor(wider.x * scale), cvFloor(wider.y * scale), cvCeil(wider.width * scale),
                         cvCeil(wider.height * scale));
  return on_page & cv::Rect(cv::Point(), page);
}

void add_places(const cv::Mat& overview, const cv::Size& page, std::vector<cv::Rect>& places) {
  cv::Mat labels, statistics, centres;
  const int count =
      cv::connectedComponentsWithStats(solid_blobs(ink_of(overview)), labels, statistics, centres);
  const double scale = static_cast<double>(page.width) / overview.cols;
  for (int i = 1; i < count; ++i) {
    const int* row = statistics.ptr<int>(i);
    const cv::Rect box(row[cv::CC_STAT_LEFT], row[cv::CC_STAT_TOP], row[cv::CC_STAT_WIDTH],
                       row[cv::CC_STAT_HEIGHT]);
    if (!may_be_code(box, row[cv::CC_STAT_AREA], overview.size())) continue;
    if (!half_dark(overview, box)) continue;
    places.push_back(with_margin(box, scale, page));
  }
}

}  // namespace

std::vector<cv::Rect> code_places(const cv::Mat& page, bool close_up) {
  constexpr int least_side_px = 40;
  std::vector<cv::Rect> places;
  if (std::min(page.cols, page.rows) < least_side_px) return places;
  cv::Mat overview = imaging::ink_channel(imaging::reduced(page, overview_sides_px[0]));
  add_places(overview, page.size(), places);
  if (close_up) add_places(imaging::reduced(overview, overview_sides_px[1]), page.size(), places);
  std::ranges::stable_sort(places, std::ranges::greater(), [](const cv::Rect& r) { return r.area(); });
  if (places.size() > most_places) places.resize(most_places);
  return places;
}

}  // namespace hoso::codes
