// What is printed on a blank besides words: dotted leaders, rules, and cells closed by rules.
#pragma once

#include <vector>

#include <opencv2/core/mat.hpp>

#include <hoso/geometry.hpp>

namespace hoso::drafting {

/// All in millimetres, from the top and then from the left.
struct PrintShapes {
  std::vector<MmRect> leaders;   ///< rows of dots or dashes
  std::vector<MmRect> few_dots;  ///< two or more dots in a row, too short for a leader: perhaps "…" in a sentence
  std::vector<MmRect> rules;     ///< level rules that close no cell
  std::vector<MmRect> cells;     ///< insides of closed boxes, without their rules
};

/// `gray`: CV_8UC1, dark on light, upright and level. Empty lists = no such print. Pure.
[[nodiscard]] PrintShapes shapes_on(const cv::Mat& gray, double dpi);

}  // namespace hoso::drafting
