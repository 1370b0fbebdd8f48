// The words of a blank that has no text layer.
#pragma once

#include <vector>

#include <opencv2/core/mat.hpp>

#include <hoso/form_template.hpp>
#include <hoso/imaging/line_model.hpp>

#include "drafting/print_shapes.hpp"

namespace hoso::drafting {

/// Reads `gray` (CV_8UC1, dark on light) without its `shapes`. Words with their boxes in millimetres, from the top;
/// empty = no text.
[[nodiscard]] std::vector<PrintedWord> read_words(const cv::Mat& gray, double dpi, const PrintShapes& shapes,
                                                  imaging::LineModel& model);

}  // namespace hoso::drafting
