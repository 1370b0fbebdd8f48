#include "line_input.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace hoso::handwriting {
namespace {

constexpr int ink_height_px = 36;
constexpr int border_px = 8;
constexpr int ink_level = 160;
// Lighter than this is paper, or an edge too soft to tell how dark the pen is.
constexpr int soft_level = 240;
constexpr double most_contrast = 3;
constexpr double most_enlarged = 2;

/// Grey level below which two per cent of the ink lie.
int darkest(const cv::Mat& line) {
  std::array<int, soft_level> counts{};
  int total = 0;
  for (int y = 0; y < line.rows; ++y) {
    const auto* row = line.ptr<std::uint8_t>(y);
    for (int x = 0; x < line.cols; ++x) {
      if (row[x] < soft_level) ++counts[row[x]], ++total;
    }
  }
  int level = 0;
  for (int below = counts[0]; total > 0 && below <= total / 50; below += counts[static_cast<std::size_t>(++level)]) {}
  return level;
}

cv::Mat blackened(const cv::Mat& line) {
  const double factor = std::min(most_contrast, 255.0 / std::max(1, 255 - darkest(line)));
  cv::Mat black;
  line.convertTo(black, CV_8U, factor, 255 - 255 * factor);
  return black;
}

cv::Mat trimmed(const cv::Mat& line) {
  const cv::Rect ink = cv::boundingRect(line < ink_level);
  if (ink.empty()) return {};
  return line(cv::Rect(ink.x - 1, ink.y - 1, ink.width + 2, ink.height + 2) & cv::Rect({}, line.size()));
}

cv::Mat scaled(const cv::Mat& ink) {
  const double scale = std::min(most_enlarged, static_cast<double>(ink_height_px) / ink.rows);
  const cv::Size size(std::max(1, static_cast<int>(std::lround(ink.cols * scale))),
                      std::clamp(static_cast<int>(std::lround(ink.rows * scale)), 1, ink_height_px));
  cv::Mat small;
  cv::resize(ink, small, size, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
  return small;
}

}  // namespace

cv::Mat model_input(const cv::Mat& line) {
  if (line.empty()) return {};
  const cv::Mat ink = trimmed(blackened(line));
  if (ink.empty()) return {};
  const cv::Mat small = scaled(ink);
  const int over = input_height_px - small.rows;
  cv::Mat input;
  cv::copyMakeBorder(small, input, over / 2, over - over / 2, border_px, border_px,
                     cv::BORDER_CONSTANT, cv::Scalar(255));
  return input;
}

}  // namespace hoso::handwriting
