// Forms drawn for tests, and pages made of them the way scanners and phones do, with the exact
// place of every point known.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <opencv2/core.hpp>

#include <hoso/alignment.hpp>
#include <hoso/form_template.hpp>
#include <hoso/page.hpp>

namespace hoso::layout::test {

/// An A4 form with headings, labelled lines, boxes and a table. Same `layout`, same places and
/// words but for the top line, which is `top_line`.
[[nodiscard]] std::shared_ptr<const FormTemplate> drawn_form(const std::string& version,
                                                             const std::string& top_line,
                                                             std::uint64_t layout);

/// A letter-like page of random words; belongs to no form.
[[nodiscard]] cv::Mat drawn_letter(std::uint64_t seed);

/// `blank` (300 dpi grey) with text in random places, as a filled form has.
[[nodiscard]] cv::Mat filled_in(const cv::Mat& blank, std::uint64_t seed);

/// How a sheet was taken.
struct Handling {
  std::string name;
  double dpi = 300;
  double skew_degrees = 0;
  int quarter_turns = 0;
  double perspective = 0;   ///< corners move in by up to this share of the side
  double bend_mm = 0;       ///< the sheet's middle bulges sideways and down by this much
  double noise = 0;         ///< standard deviation, grey levels
  double blur_px = 0;       ///< sigma
  double shadow = 0;        ///< darkest light, 0 = even
  int block_step = 0;       ///< quantising step of 8 x 8 blocks, as in low quality JPEG; 0 = none
  bool two_level = false;
  bool stamp = false;       ///< a red seal; makes the page a colour one
  double visible = 1;       ///< share of the page's height that is on the picture, from the top
};

/// The picture, and the true place of any point of the sheet on it.
struct Taken {
  Page page;
  cv::Matx33d plane;  ///< mm -> px
  double bend_mm = 0;
  [[nodiscard]] PixelPoint at(MmPoint point) const;
};

/// `clean`: an upright A4 sheet at 300 dpi, grey.
[[nodiscard]] Taken taken(const cv::Mat& clean, const Handling& handling, std::uint64_t seed);

/// Distance in mm at the sheet's points between truth and `alignment`, at percentile 0..100, over
/// the part that is on the picture. `quarter_turns` as identify returned them.
[[nodiscard]] double error_mm(const Taken& taken, const Alignment& alignment, int quarter_turns,
                              double percentile);

}  // namespace hoso::layout::test
