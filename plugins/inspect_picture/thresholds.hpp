// From where on a picture endangers the reading. README.md says how they were found.
#pragma once

namespace hoso::picture {

struct Thresholds {
  double least_dpi = 0;
  double most_blur_mm = 0;        ///< standard deviation on the paper, beyond what pixels cause
  double least_paper = 0;         ///< grey level of the paper, 0..255
  double least_contrast = 0;      ///< share of the paper's light that print swallows, 0..1
  double least_hidden_share = 0;  ///< of a field, from which on it counts as hidden, 0..1
};

}  // namespace hoso::picture
