#include "page_views.hpp"

#include <algorithm>

#include <opencv2/imgproc.hpp>

#include <hoso/imaging/mat.hpp>

#include "features.hpp"

namespace hoso::layout {
namespace {

/// 150 dpi of a whole A4.
constexpr int fine_side_px = 1754;

/// Corners of a picture of `size`, turned clockwise.
cv::Matx33d clockwise(cv::Size size, int quarter_turns) {
  const double w = size.width, h = size.height;
  switch (quarter_turns) {
    case 1: return {0, -1, h, 1, 0, 0, 0, 0, 1};
    case 2: return {-1, 0, w, 0, -1, h, 0, 0, 1};
    case 3: return {0, 1, 0, -1, 0, w, 0, 0, 1};
    default: return cv::Matx33d::eye();
  }
}

Alignment moved(const std::array<double, 9>& homography, const cv::Matx33d& by) {
  const cv::Matx33d product = by * cv::Matx33d(homography.data());
  std::array<double, 9> entries;
  std::copy(product.val, product.val + 9, entries.begin());
  return Alignment(entries);
}

/// Shadows divided away: features and ink are judged against the paper around them.
cv::Mat even(const cv::Mat& gray) {
  constexpr int window_px = 31;
  cv::Mat paper, even;
  cv::morphologyEx(gray, paper, cv::MORPH_CLOSE,
                   cv::getStructuringElement(cv::MORPH_RECT, {window_px, window_px}));
  cv::blur(paper, paper, {window_px, window_px});
  cv::divide(gray, paper, even, 255);
  return even;
}

}  // namespace

PageViews views_of(const PageImage& page) {
  PageViews views;
  // By a whole factor: far cheaper, and nothing asks for an exact resolution.
  const cv::Mat all = imaging::as_mat(page);
  const int longest = std::max(all.cols, all.rows);
  const int factor = std::max(1, cvRound(double(longest) / fine_side_px));
  views.fine = imaging::ink_channel(reduced(all, double(longest) / factor));
  views.rough = even(reduced(views.fine, feature_side_px));
  return views;
}

const PageImage& UprightPictures::turned(int quarter_turns) {
  PageImage& picture = turned_[static_cast<std::size_t>(quarter_turns)];
  if (!picture.empty()) return picture;
  cv::Mat pixels = views_.fine;
  if (quarter_turns == 1) cv::rotate(views_.fine, pixels, cv::ROTATE_90_CLOCKWISE);
  if (quarter_turns == 2) cv::rotate(views_.fine, pixels, cv::ROTATE_180);
  if (quarter_turns == 3) cv::rotate(views_.fine, pixels, cv::ROTATE_90_COUNTERCLOCKWISE);
  picture = imaging::from_mat(pixels);
  return picture;
}

Alignment UprightPictures::upright(const std::array<double, 9>& on_rough_view,
                                   int quarter_turns) const {
  const double x = double(views_.fine.cols) / views_.rough.cols;
  const double y = double(views_.fine.rows) / views_.rough.rows;
  return moved(on_rough_view,
               clockwise(views_.fine.size(), quarter_turns) * cv::Matx33d(x, 0, 0, 0, y, 0, 0, 0, 1));
}

Alignment scaled(const Alignment& alignment, double x, double y) {
  std::array<double, 9> homography = alignment.homography();
  for (std::size_t i = 0; i < 3; ++i) homography[i] *= x, homography[i + 3] *= y;
  Alignment::Lattice lattice = alignment.lattice();
  for (PixelPoint& shift : lattice.shift_px) shift = {shift.x * x, shift.y * y};
  return Alignment(homography, std::move(lattice));
}

bool is_blank(const cv::Mat& rough, double ink_share) {
  const int margin = std::min(rough.cols, rough.rows) / 20;
  const cv::Rect middle(margin, margin, rough.cols - 2 * margin, rough.rows - 2 * margin);
  if (middle.empty()) return true;
  constexpr int ink_below = 204;  // darker than its paper by a fifth
  cv::Mat ink = rough(middle) < ink_below;
  cv::morphologyEx(ink, ink, cv::MORPH_OPEN,
                   cv::getStructuringElement(cv::MORPH_RECT, {2, 1}));
  return cv::countNonZero(ink) < ink_share * static_cast<double>(ink.total());
}

}  // namespace hoso::layout
