// A page as the stage looks at it.
#pragma once

#include <array>

#include <opencv2/core.hpp>

#include <hoso/alignment.hpp>
#include <hoso/page_image.hpp>

namespace hoso::layout {

/// The page's ink, twice: `fine` (about 170 dpi of a whole A4) for exact places, `rough` for
/// features. Both CV_8UC1 and in the frame of the page as it came.
struct PageViews {
  cv::Mat fine, rough;
};

[[nodiscard]] PageViews views_of(const PageImage& page);

/// The fine view turned clockwise by 0..3 quarters, each made when first asked for. One thread.
class UprightPictures {
 public:
  explicit UprightPictures(const PageViews& views) : views_(views) {}
  [[nodiscard]] const PageImage& turned(int quarter_turns);
  /// A map onto the rough view, made one onto turned(quarter_turns).
  [[nodiscard]] Alignment upright(const std::array<double, 9>& on_rough_view,
                                  int quarter_turns) const;

 private:
  const PageViews& views_;
  std::array<PageImage, 4> turned_;
};

/// Same map, for a picture whose sides are `x` and `y` times as long.
[[nodiscard]] Alignment scaled(const Alignment& alignment, double x, double y);

/// Whether nothing is written or printed: ink covers less than `ink_share` of the page. The outer
/// centimetre is left out (shadows of the lid, punch holes), and so are specks.
[[nodiscard]] bool is_blank(const cv::Mat& rough, double ink_share);

}  // namespace hoso::layout
