// Graded faults of pictures, for finding out from where on they endanger the reading.
// Deterministic: the same page, fault and seed give the same pixels.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include <hoso/page_image.hpp>

namespace hoso::synthetic {

enum class PictureFault {
  blur,      ///< out of focus: up to 0.5 mm standard deviation
  motion,    ///< shaken: streaks of up to 1.5 mm
  dark,      ///< down to 3 % of the light, the sensor's noise stays
  faded,     ///< down to 5 % of the contrast
  glare,     ///< a burnt-out spot of up to 120 mm
  cover,     ///< a dark thing that reaches in from a side, up to 120 mm
  cut,       ///< up to 90 mm of a side missing
  coarse,    ///< down to a quarter of the resolution
  keystone,  ///< taken from above or below: the far edge down to 35 % of the near one
};

struct PictureFaultInfo {
  PictureFault fault;
  std::string_view name;
};

/// All of them, in the order above.
[[nodiscard]] std::span<const PictureFaultInfo> picture_faults();

struct FaultGrade {
  PictureFault fault = PictureFault::blur;
  double severity = 0;  ///< 0 = a fair photo without the fault, 1 = the worst named above
  std::uint64_t seed = 1;
};

/// `page`: bgr24, upright, white paper, at `dpi`. The result is a photo: off-white paper, noise.
[[nodiscard]] PageImage spoilt(const PageImage& page, double dpi, const FaultGrade& grade);

}  // namespace hoso::synthetic
