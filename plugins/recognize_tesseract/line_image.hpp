// Pictures of single lines, cut from the filling of a zone.
#pragma once

#include <vector>

#include <opencv2/core.hpp>

namespace hoso::tesseract {

/// The lines in `gray` (CV_8UC1, 255 = paper, at `dpi`), from the top, each trimmed to its ink.
/// A table cell may hold two lines; a line of tall handwriting stays one. Empty = no ink.
[[nodiscard]] std::vector<cv::Mat> lines_in(const cv::Mat& gray, double dpi);

/// How many dots no larger than a full stop stand alone in `gray` (same conventions), further from
/// any letter than its own marks do, and `gray` without them: scanner's dirt, leftovers of dotted
/// leaders. Unless cleaned away they stretch a line's box and are read as signs.
struct Cleaned {
  cv::Mat gray;
  int specks = 0;
};
[[nodiscard]] Cleaned without_lone_specks(const cv::Mat& gray, double dpi);

/// `gray` (same conventions) with nothing standing on low bars: on a dotted leader an underscore
/// carries the leader's dots, and is read as a comma. For text with underscores only: what stands
/// on a hyphen or a macron goes, too.
[[nodiscard]] cv::Mat with_bare_underscores(const cv::Mat& gray, double dpi);

/// `line` with its ink `height_px` tall (never enlarged by more than 2) and a white border, as
/// Tesseract likes it. Its model looks at 36 px, so a taller line costs time and gains nothing.
[[nodiscard]] cv::Mat scaled_line(const cv::Mat& line, int height_px);

}  // namespace hoso::tesseract
