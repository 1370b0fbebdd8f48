#include <hoso/imaging/mat.hpp>

#include <stdexcept>

#include <opencv2/core.hpp>

namespace hoso::imaging {

cv::Mat as_mat(const PageImage& image) {
  if (image.empty()) return {};
  const int type = image.format() == PixelFormat::gray8 ? CV_8UC1 : CV_8UC3;
  // OpenCV has no matrix of constant pixels; as_mat's contract forbids writing.
  auto* pixels = const_cast<std::uint8_t*>(image.data());
  return cv::Mat(image.size().height, image.size().width, type, pixels);
}

PageImage from_mat(const cv::Mat& mat) {
  if (mat.type() != CV_8UC1 && mat.type() != CV_8UC3) {
    throw std::invalid_argument("from_mat: neither 8-bit grey nor 8-bit colour");
  }
  std::vector<std::uint8_t> pixels;
  const std::size_t row_bytes = static_cast<std::size_t>(mat.cols) * mat.elemSize();
  pixels.reserve(row_bytes * static_cast<std::size_t>(mat.rows));
  for (int y = 0; y < mat.rows; ++y) {
    pixels.insert(pixels.end(), mat.ptr(y), mat.ptr(y) + row_bytes);
  }
  const auto format = mat.type() == CV_8UC1 ? PixelFormat::gray8 : PixelFormat::bgr24;
  return PageImage({mat.cols, mat.rows}, format, std::move(pixels));
}

cv::Mat ink_channel(const cv::Mat& gray_or_bgr) {
  if (gray_or_bgr.channels() != 3) return gray_or_bgr;
  cv::Mat blue, green, red, redness;
  cv::extractChannel(gray_or_bgr, blue, 0);
  cv::extractChannel(gray_or_bgr, green, 1);
  cv::extractChannel(gray_or_bgr, red, 2);
  cv::max(blue, green, blue);
  cv::subtract(red, blue, redness);
  cv::add(red, redness, red);
  return red;
}

}  // namespace hoso::imaging
