// Light and sharpness of a small place of a page picture.
#pragma once

#include <utility>
#include <vector>

#include <opencv2/core/mat.hpp>

namespace hoso::picture {

/// Grey levels 0..255.
struct Patch {
  double paper = 255;  ///< the place's light part
  double ink = 255;    ///< its darkest part
  /// Standard deviation of the blur along x or y, whichever is worse, in px; 0 = no edge to
  /// measure it on.
  double softness_px = 0;

  /// Share of the paper's light that print swallows, 0..1.
  [[nodiscard]] double contrast() const { return paper > 0 ? (paper - ink) / paper : 0; }
  /// What focus and motion add to the softness that pixels alone cause; 0 = nothing.
  [[nodiscard]] double blur_px() const;
};

/// `place`: CV_8UC1 or CV_8UC3, at least 3 x 3 px; a smaller one has no softness.
///
/// Softness is contrast over steepest slope: of a line thinner than its blur both fall alike, so
/// it does not depend on how bold the print is.
[[nodiscard]] Patch patch_of(const cv::Mat& place);

/// Middle value; 0 = none.
[[nodiscard]] double median_of(std::vector<double> values);

/// Middle of what `measure` says about each patch; 0 = no patch.
[[nodiscard]] double median_of(const std::vector<Patch>& patches, auto measure) {
  std::vector<double> values;
  for (const Patch& patch : patches) values.push_back(measure(patch));
  return median_of(std::move(values));
}

}  // namespace hoso::picture
