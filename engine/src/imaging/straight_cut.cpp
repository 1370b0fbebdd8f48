#include <hoso/imaging/straight_cut.hpp>

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include <hoso/imaging/mat.hpp>

namespace hoso::imaging {
namespace {

/// The exact map is asked for at every 8th pixel only; paper bends more slowly than that.
constexpr int map_step_px = 8;

/// A part of a page, made smaller by a whole factor so that a cut of a finer scan averages its
/// pixels instead of skipping some.
struct ReducedPart {
  cv::Mat pixels;
  cv::Point origin;
  int factor = 1;
};

ReducedPart part_for(const AlignedImage& source, const MmRect& box, double dpi) {
  const MmPoint centre{box.x + box.width / 2, box.y + box.height / 2};
  const double ratio = source.alignment.dpi_at(centre) / dpi;
  ReducedPart part;
  if (!std::isfinite(ratio) || ratio > 64) return part;
  part.factor = std::max(1, static_cast<int>(std::lround(ratio)));
  PixelRect wanted = source.alignment.to_page(box);
  const int margin = 3 * part.factor;
  wanted = {wanted.x - margin, wanted.y - margin, wanted.width + 2 * margin,
            wanted.height + 2 * margin};
  const PixelRect there = clipped(wanted, source.image.size());
  if (there.empty()) return part;
  part.origin = {there.x, there.y};
  part.pixels = as_mat(source.image)(cv::Rect(there.x, there.y, there.width, there.height));
  if (part.factor > 1) {
    const cv::Size smaller(std::max(1, there.width / part.factor),
                           std::max(1, there.height / part.factor));
    const cv::Rect whole(0, 0, std::min(there.width, smaller.width * part.factor),
                         std::min(there.height, smaller.height * part.factor));
    cv::resize(cv::Mat(part.pixels, whole), part.pixels, smaller, 0, 0, cv::INTER_AREA);
  }
  return part;
}

/// For each pixel of the cut, the place in `part` it is read from.
cv::Mat map_into(const ReducedPart& part, const Alignment& alignment, const MmRect& box,
                 double dpi) {
  const cv::Size size = cut_size(box, dpi);
  cv::Mat nodes((size.height - 1) / map_step_px + 2, (size.width - 1) / map_step_px + 2, CV_32FC2);
  for (int row = 0; row < nodes.rows; ++row) {
    for (int column = 0; column < nodes.cols; ++column) {
      // Pixel centres: half a pixel in from the corner the SDK counts from.
      const PixelPoint at = alignment.to_page(
          MmPoint{box.x + px_to_mm(column * map_step_px + 0.5, dpi),
                  box.y + px_to_mm(row * map_step_px + 0.5, dpi)});
      nodes.at<cv::Vec2f>(row, column) = {
          static_cast<float>((at.x - part.origin.x) / part.factor - 0.5),
          static_cast<float>((at.y - part.origin.y) / part.factor - 0.5)};
    }
  }
  const double step = 1.0 / map_step_px;
  cv::Mat map;
  cv::warpAffine(nodes, map, cv::Matx23d(step, 0, 0, 0, step, 0), size,
                 cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
  return map;
}

}  // namespace

cv::Size cut_size(const MmRect& box, double dpi) {
  return {std::max(1, static_cast<int>(std::lround(mm_to_px(box.width, dpi)))),
          std::max(1, static_cast<int>(std::lround(mm_to_px(box.height, dpi))))};
}

cv::Mat straight_cut(const AlignedImage& source, const MmRect& box, double dpi) {
  const int type = source.image.format() == PixelFormat::gray8 ? CV_8UC1 : CV_8UC3;
  const cv::Scalar white = cv::Scalar::all(255);
  const ReducedPart part = part_for(source, box, dpi);
  if (part.pixels.empty()) return cv::Mat(cut_size(box, dpi), type, white);
  cv::Mat cut;
  cv::remap(part.pixels, cut, map_into(part, source.alignment, box, dpi), cv::noArray(),
            cv::INTER_LINEAR, cv::BORDER_CONSTANT, white);
  return cut;
}

cv::Mat blank_cut(const TemplatePage& page, const MmRect& box, double dpi) {
  return ink_channel(
      straight_cut({page.blank.picture(), Alignment::at_dpi(page.blank.dpi())}, box, dpi));
}

}  // namespace hoso::imaging
