// Where on a page a two-dimensional code may stand: cheap, so that pages without one cost little.
#pragma once

#include <vector>

#include <opencv2/core.hpp>

namespace hoso::codes {

/// Dense, roughly square blobs of print, largest first, at most 24; each with a margin around it.
/// Codes of any turn are found; so are some portraits and blocks of bold print. `close_up`: codes
/// that fill much of the picture are looked for too. `page`: CV_8UC1 or CV_8UC3.
[[nodiscard]] std::vector<cv::Rect> code_places(const cv::Mat& page, bool close_up);

}  // namespace hoso::codes
