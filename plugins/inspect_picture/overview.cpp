#include "overview.hpp"

#include <algorithm>
#include <cmath>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <hoso/imaging/mat.hpp>

#include "patch.hpp"

namespace hoso::picture {
namespace {

constexpr int longest_side_px = 600;
/// A camera's white ends here; JPEG leaves a little below it.
constexpr int burnt_from = 252;
/// Paper as light as this is a scanner's white, not a burnt-out place.
constexpr double white_paper = 244;
/// Paper this much darker than the page's is in a shadow in which ink cannot be told from it.
constexpr double blackened_share = 0.2;

}  // namespace

cv::Rect Overview::place_of(const PixelRect& on_page) const {
  const auto px = [&](int value) { return static_cast<int>(std::lround(value * scale)); };
  const cv::Rect place(px(on_page.x), px(on_page.y), std::max(1, px(on_page.width)),
                       std::max(1, px(on_page.height)));
  return place & cv::Rect({}, gray.size());
}

Overview overview_of(const PageImage& image) {
  Overview view;
  if (image.empty()) {
    view.gray = view.ground = cv::Mat(1, 1, CV_8UC1, cv::Scalar(255));
    return view;
  }
  const cv::Mat page = imaging::as_mat(image);
  view.scale = std::min(1.0, static_cast<double>(longest_side_px) / std::max(page.cols, page.rows));
  const cv::Size size(std::max(1, static_cast<int>(page.cols * view.scale)),
                      std::max(1, static_cast<int>(page.rows * view.scale)));
  cv::resize(page, view.gray, size, 0, 0, cv::INTER_AREA);
  if (view.gray.channels() == 3) cv::cvtColor(view.gray, view.gray, cv::COLOR_BGR2GRAY);
  cv::morphologyEx(view.gray, view.ground, cv::MORPH_CLOSE,
                   cv::getStructuringElement(cv::MORPH_RECT, {9, 9}));
  return view;
}

double paper_level(const cv::Mat& ground) {
  return median_of(std::vector<double>(ground.begin<unsigned char>(), ground.end<unsigned char>()));
}

cv::Mat burnt_out(const Overview& overview, double paper) {
  if (paper > white_paper) return cv::Mat::zeros(overview.gray.size(), CV_8UC1);
  cv::Mat burnt = overview.gray >= burnt_from;
  cv::morphologyEx(burnt, burnt, cv::MORPH_OPEN,
                   cv::getStructuringElement(cv::MORPH_ELLIPSE, {7, 7}));
  return burnt;
}

cv::Mat blackened(const Overview& overview, double paper) {
  cv::Mat black = overview.ground < blackened_share * paper;
  cv::morphologyEx(black, black, cv::MORPH_OPEN,
                   cv::getStructuringElement(cv::MORPH_ELLIPSE, {7, 7}));
  return black;
}

}  // namespace hoso::picture
