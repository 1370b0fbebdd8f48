#include "yardstick.hpp"

#include <ctime>
#include <opencv2/imgproc.hpp>

namespace hoso::benchmarks {

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void Yardstick::sample() {
  static const cv::Mat page(3508, 2480, CV_8UC1, cv::Scalar(200));
  cv::Mat half;
  const double begin = cpu_seconds();
  cv::resize(page, half, {}, 0.5, 0.5, cv::INTER_AREA);
  spent_ += cpu_seconds() - begin;
  ++samples_;
}

}  // namespace hoso::benchmarks
