// Lines of writing, cut from the filling of zones.
#pragma once

#include <vector>

#include <opencv2/core/mat.hpp>

#include <hoso/imaging/filled_zone.hpp>

namespace hoso::imaging {

/// The lines in `gray` (CV_8UC1, 255 = paper, at `dpi`), from the top, each trimmed to its ink.
/// A table cell may hold two lines; a line of tall handwriting stays one. Empty = no ink.
[[nodiscard]] std::vector<cv::Mat> lines_in(const cv::Mat& gray, double dpi);

/// A picture without lone specks.
struct Cleaned {
  cv::Mat gray;  ///< without them; CV_8UC1
  int specks = 0;  ///< how many were taken out
};

/// How many dots no larger than a full stop stand alone in `gray` (same conventions), further from
/// any letter than its own marks do, and `gray` without them: scanner's dirt, leftovers of dotted
/// leaders. Unless cleaned away they stretch a line's box and are read as signs.
[[nodiscard]] Cleaned without_lone_specks(const cv::Mat& gray, double dpi);

/// What was filled into the field's zones on the matched page, in paper order, without lone specks;
/// unfilled zones are left out. Pure; any number of threads. Throws Cancelled between zones.
[[nodiscard]] std::vector<FilledZone> written_zones(const ZoneView& view, const StageContext& context);

}  // namespace hoso::imaging
