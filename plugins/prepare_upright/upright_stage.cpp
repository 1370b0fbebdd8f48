#include "upright_stage.hpp"

#include <algorithm>

#include <opencv2/imgproc.hpp>

#include <hoso/imaging/mat.hpp>

#include "text_lines.hpp"

namespace hoso::upright {
namespace {

/// 75 to 115 dpi of a whole A4 page, halved time and again: enough to see lines of text, and cheap.
cv::Mat small_ink(const PageImage& image) {
  constexpr int side_px = 1350;
  cv::Mat small = imaging::as_mat(image);
  while (std::max(small.cols, small.rows) > side_px) {
    cv::Mat half;
    cv::resize(small, half, {}, 0.5, 0.5, cv::INTER_AREA);
    small = half;
  }
  return imaging::ink_channel(small);
}

}  // namespace

UprightStage::UprightStage(const Options& options)
    : sideways_ratio_(options.real("sideways_ratio")),
      upside_down_slant_(options.real("upside_down_slant")),
      max_skew_degrees_(options.real("max_skew_degrees")) {}

StageInfo UprightStage::info() {
  return {"prepare.upright",
          "Turns pages whose text stands on its side or upside down",
          Threading::shared,
          {{"sideways_ratio", OptionType::real, "1.6",
            "how much clearer lines must run up and down than across", 1, 100},
           {"upside_down_slant", OptionType::real, "0.12",
            "how clearly letters must hang from their lines, 0..1; 1 = never turn over", 0, 1},
           {"max_skew_degrees", OptionType::real, "10", "skew up to which lines are found", 0, 30}}};
}

int UprightStage::turns_needed(const PageImage& image) const {
  // A heading alone says too little.
  constexpr std::size_t min_ink_px = 1500;
  const std::vector<cv::Point2f> ink = letter_ink(small_ink(image));
  if (ink.size() < min_ink_px) return 0;
  const std::vector<cv::Point2f> on_side = quarter_turned(ink);
  const Profile level = best_profile(ink, max_skew_degrees_);
  const Profile sideways = best_profile(on_side, max_skew_degrees_);
  const bool turn = sideways.contrast > sideways_ratio_ * level.contrast;
  const Profile& upright = turn ? sideways : level;
  const bool turn_over = upright.slant > upside_down_slant_;
  return (turn ? 1 : 0) + (turn_over ? 2 : 0);
}

Page UprightStage::prepare(const Page& page, const StageContext& context) {
  context.check_cancelled();
  if (page.image.empty()) return page;
  const int turns = turns_needed(page.image);
  return turns == 0 ? page : turned(page, turns);
}

}  // namespace hoso::upright
