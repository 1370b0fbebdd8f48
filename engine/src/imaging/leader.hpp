// Small marks of the writing that stand on a dotted leader.
#pragma once

#include <opencv2/core/mat.hpp>

namespace hoso::imaging {

/// The leader dots among a blank's print: small pieces, no letters or rules.
[[nodiscard]] cv::Mat leader_dots(const cv::Mat& print, double dpi);

/// Tone dots, commas, full stops and underscores stand where the leader's dots are, so taking the
/// print off takes them too. This finds them again: pieces of `ink` on a leader that are clearly
/// more than the printed dots they touch, judged by how big this page's dots came out.
/// `print`: the blank's ink in the same frame, `dots`: its leader dots. Masks: CV_8UC1, 255 = set.
[[nodiscard]] cv::Mat marks_on_leaders(const cv::Mat& ink, const cv::Mat& print,
                                       const cv::Mat& dots, double dpi);

}  // namespace hoso::imaging
