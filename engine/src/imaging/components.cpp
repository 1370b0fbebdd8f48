#include <hoso/imaging/components.hpp>

#include <opencv2/imgproc.hpp>

namespace hoso::imaging {

std::vector<Component> components(const cv::Mat& mask, cv::Mat& labels) {
  cv::Mat stats, centroids;
  const int count = cv::connectedComponentsWithStats(mask, labels, stats, centroids, 8, CV_32S);
  std::vector<Component> found;
  for (int label = 1; label < count; ++label) {
    const int* row = stats.ptr<int>(label);
    found.push_back({{row[cv::CC_STAT_LEFT], row[cv::CC_STAT_TOP], row[cv::CC_STAT_WIDTH],
                      row[cv::CC_STAT_HEIGHT]},
                     row[cv::CC_STAT_AREA]});
  }
  return found;
}

std::vector<int> overlap(const cv::Mat& labels, std::size_t count, const cv::Mat& where) {
  std::vector<int> px(count + 1, 0);
  for (int y = 0; y < labels.rows; ++y) {
    const int* label = labels.ptr<int>(y);
    const auto* set = where.ptr<std::uint8_t>(y);
    for (int x = 0; x < labels.cols; ++x) {
      if (set[x] != 0) ++px[static_cast<std::size_t>(label[x])];
    }
  }
  px.erase(px.begin());
  return px;
}

cv::Mat mask_of(const cv::Mat& labels, const std::vector<bool>& keep) {
  std::vector<std::uint8_t> value(keep.size() + 1, 0);
  for (std::size_t i = 0; i < keep.size(); ++i) value[i + 1] = keep[i] ? 255 : 0;
  cv::Mat mask(labels.size(), CV_8UC1);
  for (int y = 0; y < labels.rows; ++y) {
    const int* label = labels.ptr<int>(y);
    auto* out = mask.ptr<std::uint8_t>(y);
    for (int x = 0; x < labels.cols; ++x) out[x] = value[static_cast<std::size_t>(label[x])];
  }
  return mask;
}

}  // namespace hoso::imaging
