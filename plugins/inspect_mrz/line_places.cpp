#include "line_places.hpp"

#include <algorithm>
#include <cmath>

#include <hoso/imaging/mat.hpp>
#include <hoso/imaging/reduced.hpp>
#include <opencv2/imgproc.hpp>

namespace hoso::mrz {
namespace {

/// Bound on the work that a page can ask for: looking at a place costs 0.1 s.
constexpr std::size_t most_places = 4;

/// Most pixels of the reduced page's longer side: characters 7 to 11 px wide are wanted. Copied onto A4
/// they are that on the largest, on photos of a card alone on one of the others.
constexpr int overview_sides_px[] = {1300, 650, 325};

/// Of a line's picture: 30 characters without the room beside the last, their capitals 33 px tall.
constexpr double line_length_px = 1050, line_height_px = 60, margin_px = 20;
constexpr double pitch_px = line_length_px / 29.75;

constexpr double steepest = 0.35;  ///< tangent of 20°

/// White on black. A local threshold: photos have shadows.
cv::Mat ink_of(const cv::Mat& gray) {
  constexpr int neighbourhood_px = 31;
  constexpr double least_contrast = 12;
  cv::Mat ink;
  cv::adaptiveThreshold(gray, ink, 255, cv::ADAPTIVE_THRESH_MEAN_C, cv::THRESH_BINARY_INV,
                        neighbourhood_px, least_contrast);
  return ink;
}

Bar bar_of(const cv::RotatedRect& rect) {
  const bool lies = rect.size.width >= rect.size.height;
  const double radians = (rect.angle + (lies ? 0 : 90)) * CV_PI / 180;
  cv::Point2d along(std::cos(radians), std::sin(radians));
  if (along.x + along.y < 0) along = -along;
  return {rect.center, std::max(rect.size.width, rect.size.height), std::min(rect.size.width, rect.size.height), along};
}

/// ICAO Doc 9303-3: 30 characters of 2.54 mm, 2.4 mm tall, without the room beside the last: 31 times as
/// long as tall. Noise and blur make bars thicker.
bool may_be_line(const Bar& bar, cv::Point2d direction) {
  constexpr double least_ratio = 16, most_ratio = 45, thinnest_px = 4.5, thickest_px = 26;
  const double ratio = bar.length / bar.thickness;
  return ratio >= least_ratio && ratio <= most_ratio && bar.thickness >= thinnest_px &&
         bar.thickness <= thickest_px && std::abs(bar.along.cross(direction)) < steepest;
}

cv::Mat bridge(int length_px, cv::Point direction) {
  const cv::Size size(direction.x != 0 ? length_px : 1, direction.y != 0 ? length_px : 1);
  return cv::getStructuringElement(cv::MORPH_RECT, size);
}

/// Characters flow together; hairs between them and a card's frame are cut.
cv::Mat flowed_along(const cv::Mat& ink, cv::Point direction) {
  constexpr int gap_px = 11, hair_px = 3;
  cv::Mat flowed;
  cv::morphologyEx(ink, flowed, cv::MORPH_CLOSE, bridge(gap_px, direction));
  cv::morphologyEx(flowed, flowed, cv::MORPH_OPEN, bridge(hair_px, {direction.y, direction.x}));
  return flowed;
}

/// Lines of print along `direction`, which is a side of the page.
std::vector<Bar> bars_along(const cv::Mat& ink, cv::Point direction) {
  const cv::Mat flowed = flowed_along(ink, direction);
  std::vector<std::vector<cv::Point>> outlines;
  cv::findContours(flowed, outlines, cv::RETR_LIST, cv::CHAIN_APPROX_SIMPLE);  // cards have frames
  std::vector<Bar> bars;
  for (const std::vector<cv::Point>& outline : outlines) {
    constexpr int shortest_px = 130;
    const cv::Rect box = cv::boundingRect(outline);
    if (std::max(box.width, box.height) < shortest_px) continue;
    const Bar bar = bar_of(cv::minAreaRect(outline));
    if (may_be_line(bar, direction)) bars.push_back(bar);
  }
  return bars;
}

/// How far `other` lies across `bar`, in its thickness; 0 = no line of the same block.
double step_to(const Bar& bar, const Bar& other) {
  constexpr double most_longer = 1.2, most_shifted = 0.1, most_turned = 0.05;
  const double ratio = other.length / bar.length;
  const cv::Point2d way = other.centre - bar.centre;
  const bool alike = ratio < most_longer && ratio > 1 / most_longer &&
                     std::abs(bar.along.cross(other.along)) < most_turned &&
                     std::abs(way.dot(bar.along)) < most_shifted * bar.length;
  return alike ? way.dot(bar.across()) / bar.thickness : 0;
}

/// The nearest line of the same block on the `side` (1 or -1) of `bar`; null = none within reach.
const Bar* neighbour(const Bar& bar, double side, const std::vector<Bar>& bars) {
  constexpr double nearest = 1.05, farthest = 3.6;
  const Bar* found = nullptr;
  double least = farthest;
  for (const Bar& other : bars) {
    const double step = side * step_to(bar, other);
    if (step > nearest && step < least) found = &other, least = step;
  }
  return found;
}

/// Blocks of exactly three lines: a paragraph has more.
void add_places(const std::vector<Bar>& bars, double scale, std::vector<BarsOfCard>& places) {
  for (const Bar& first : bars) {
    const Bar* second = neighbour(first, 1, bars);
    const Bar* third = second ? neighbour(*second, 1, bars) : nullptr;
    if (!third || neighbour(first, -1, bars) || neighbour(*third, 1, bars)) continue;
    BarsOfCard place{first, *second, *third};
    for (Bar& bar : place) bar.centre *= scale, bar.length *= scale, bar.thickness *= scale;
    places.push_back(place);
  }
}

bool same_place(const BarsOfCard& one, const BarsOfCard& other) {
  return cv::norm(one[1].centre - other[1].centre) < one[1].length / 4;
}

std::array<cv::Point2f, 4> corners_of(const BarsOfCard& bars) {
  std::array<cv::Point2f, 4> corners;
  const Bar& first = bars.front();
  const Bar& last = bars.back();
  const auto corner = [](const Bar& bar, double along, double across) {
    return cv::Point2f(bar.centre + bar.along * (along * bar.length / 2) + bar.across() * (across * bar.thickness / 2));
  };
  return {corner(first, -1, -1), corner(first, 1, -1), corner(last, 1, 1), corner(last, -1, 1)};
}

}  // namespace

std::vector<BarsOfCard> line_places(const cv::Mat& page) {
  constexpr int least_side_px = 100;
  std::vector<BarsOfCard> places;
  if (std::min(page.cols, page.rows) < least_side_px) return places;
  cv::Mat overview = imaging::ink_channel(imaging::reduced(page, overview_sides_px[0]));
  for (const int side_px : overview_sides_px) {
    overview = imaging::reduced(overview, side_px);
    const double scale = static_cast<double>(page.cols) / overview.cols;
    const cv::Mat ink = ink_of(overview);
    for (const cv::Point direction : {cv::Point(1, 0), cv::Point(0, 1)}) {
      std::vector<BarsOfCard> more;
      add_places(bars_along(ink, direction), scale, more);
      for (const BarsOfCard& one : more) {
        const bool known = std::ranges::any_of(places, [&](const BarsOfCard& p) { return same_place(p, one); });
        if (!known) places.push_back(one);
      }
    }
  }
  std::ranges::stable_sort(places, std::ranges::greater(), [](const BarsOfCard& p) { return p[1].length; });
  if (places.size() > most_places) places.resize(most_places);
  return places;
}

cv::Mat line_picture(const cv::Mat& page, const Bar& bar, bool upside_down) {
  const double scale = line_length_px / bar.length;
  const cv::Point2d along = bar.along * (upside_down ? -scale : scale), across(-along.y, along.x);
  const cv::Size size(cvRound(line_length_px + 2 * margin_px), cvRound(line_height_px));
  const cv::Matx23d turn(along.x, along.y, size.width / 2.0 - along.dot(bar.centre), across.x, across.y,
                         size.height / 2.0 - across.dot(bar.centre));
  cv::Mat line;
  cv::warpAffine(page, line, turn, size, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC, cv::BORDER_REPLICATE);
  return imaging::ink_channel(line);
}

cv::Mat without_fillers(const cv::Mat& second_line) {
  constexpr int data = 18, last = 29;  // columns
  const auto left_of = [](int column) { return cvRound(margin_px + (column - 0.12) * pitch_px); };
  cv::Mat joined;
  cv::hconcat(second_line.colRange(0, left_of(data)), second_line.colRange(left_of(last), second_line.cols), joined);
  return joined;
}

cv::Rect box_of(const BarsOfCard& bars, cv::Size page) {
  const auto corners = corners_of(bars);
  return cv::boundingRect(std::vector<cv::Point2f>(corners.begin(), corners.end())) & cv::Rect({}, page);
}

}  // namespace hoso::mrz
