#include "review/page_pictures.hpp"

#include <algorithm>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <hoso/error.hpp>
#include <hoso/imaging/mat.hpp>
#include <hoso/imaging/reduced.hpp>
#include <hoso/jpeg.hpp>

namespace hoso::review {
namespace {

/// An A4 page at 200 dpi; a field zoomed to a third of a screen still shows its strokes.
constexpr int most_side_px = 2340;
constexpr int quality = 78;
constexpr int crop_quality = 85;

}  // namespace

PageImage screen_picture(const Page& page) {
  return imaging::from_mat(imaging::reduced(imaging::as_mat(page.image), most_side_px).clone());
}

std::vector<std::uint8_t> screen_jpeg(const PageImage& image) { return jpeg_bytes(image, quality); }

void PagePictures::keep(const Page& page, const DossierPage& described) {
  const PageImage image = screen_picture(page);
  store::PagePicture picture{described.number, blobs_.put(screen_jpeg(image)), image.size().width,
                             image.size().height};
  const std::scoped_lock lock(mutex_);
  pictures_[described.number] = std::move(picture);
}

std::vector<store::PagePicture> PagePictures::taken() const {
  std::vector<store::PagePicture> all;
  for (const auto& [number, picture] : pictures_) all.push_back(picture);
  return all;
}

Share share_of(const MmRect& box, const DossierPage& page) {
  if (page.effective_dpi <= 0 || page.size.width <= 0 || page.size.height <= 0 || box.width <= 0) return {};
  const double x = page.effective_dpi / 25.4 / page.size.width, y = page.effective_dpi / 25.4 / page.size.height;
  return {box.x * x, box.y * y, box.width * x, box.height * y};
}

std::vector<std::uint8_t> crop_of(const std::vector<std::uint8_t>& jpeg, const Share& part) {
  const cv::Mat page = cv::imdecode(jpeg, cv::IMREAD_COLOR);
  if (page.empty()) throw Error("store.damaged", {{"detail", "picture"}});
  const double margin = part.height * page.rows * 0.35;
  const cv::Rect wanted(
      cv::Point(static_cast<int>(part.x * page.cols - margin), static_cast<int>(part.y * page.rows - margin)),
      cv::Point(static_cast<int>((part.x + part.width) * page.cols + margin),
                static_cast<int>((part.y + part.height) * page.rows + margin)));
  const cv::Rect inside = wanted & cv::Rect(0, 0, page.cols, page.rows);
  if (inside.empty()) throw Error("store.damaged", {{"detail", "place"}});
  std::vector<std::uint8_t> bytes;
  cv::imencode(".jpg", page(inside), bytes, {cv::IMWRITE_JPEG_QUALITY, crop_quality});
  return bytes;
}

}  // namespace hoso::review
