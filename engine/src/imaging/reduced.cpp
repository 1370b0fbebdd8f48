#include <hoso/imaging/reduced.hpp>

#include <algorithm>

#include <opencv2/imgproc.hpp>

namespace hoso::imaging {

cv::Mat reduced(cv::Mat page, int most_side_px) {
  while (std::max(page.cols, page.rows) > most_side_px && std::min(page.cols, page.rows) > 1) {
    const cv::Size half_size(page.cols / 2, page.rows / 2);
    cv::Mat half;
    cv::resize(page(cv::Rect(cv::Point(), half_size * 2)), half, half_size, 0, 0, cv::INTER_AREA);
    page = half;
  }
  return page;
}

}  // namespace hoso::imaging
