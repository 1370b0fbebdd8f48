// What stands on a straight page, before anybody reads it: rules and pieces of ink.
#pragma once

#include <vector>

#include <opencv2/core/mat.hpp>

#include <hoso/geometry.hpp>

namespace hoso::labels {

/// A connected piece of ink that is no part of a rule.
struct Piece {
  MmRect box;
  int label = 0;  ///< its value in Marks::labels
};

/// A straight line, level or upright.
struct Rule {
  MmRect box;
};

/// Pieces and rules of a page, in mm from its top left corner.
struct Marks {
  double dpi = 0;
  cv::Mat gray;               ///< CV_8UC1, the page they were found on
  cv::Mat labels;             ///< CV_32SC1; 0 = paper or rule
  cv::Mat ink;                ///< CV_8UC1, 255 = ink of any kind
  cv::Mat rule_ink;           ///< CV_8UC1, 255 = on a rule
  std::vector<Piece> letters; ///< tall enough for a letter, from the left
  std::vector<Piece> specks;  ///< dots, accents, dirt, from the left
  std::vector<Rule> across;   ///< from the top
  std::vector<Rule> dotted;   ///< finely dotted lines as between the rows of tables; from the top
  std::vector<Rule> down;     ///< from the left
};

/// `gray`: CV_8UC1, evened background, at `dpi`; lines of text within 10 degrees of level. Rules are
/// found where they are within half a degree of it.
[[nodiscard]] Marks marks_on(const cv::Mat& gray, double dpi);

[[nodiscard]] inline double middle_x(const MmRect& box) { return box.x + box.width / 2; }
[[nodiscard]] inline double middle_y(const MmRect& box) { return box.y + box.height / 2; }
/// Length that both share along an axis; negative = how far they are apart.
[[nodiscard]] double shared_x(const MmRect& a, const MmRect& b);
[[nodiscard]] double shared_y(const MmRect& a, const MmRect& b);

}  // namespace hoso::labels
