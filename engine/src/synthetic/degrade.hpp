// Makes clean pages look like what scanners and phones deliver. Deterministic: the same page,
// degradation and seed give the same pixels.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <hoso/page_image.hpp>

namespace hoso::synthetic {

enum class Degradation {
  clean,     ///< as rendered
  scan,      ///< slight skew, sensor noise, soft focus
  skew,      ///< 2 to 8 degrees
  noise,     ///< strong sensor noise and specks
  low_jpeg,  ///< JPEG quality 30 (the caller encodes; see jpeg_quality)
  stamp,     ///< a red round seal over text
  shadow,    ///< light falls off across the page
  bilevel,   ///< 1-bit
  turned,    ///< a quarter, half or three-quarter turn, slight skew
  phone,     ///< perspective, shadow, blur and noise together
};

struct DegradationInfo {
  Degradation degradation;
  std::string_view name;
};

/// All of them, in the order above.
[[nodiscard]] std::span<const DegradationInfo> degradations();
[[nodiscard]] std::optional<Degradation> degradation_named(std::string_view name);

/// `page`: upright, white paper, at `dpi`. The result may be larger (skew) or turned.
[[nodiscard]] PageImage degrade(const PageImage& page, Degradation, double dpi, std::uint64_t seed);

/// JPEG quality (1..100) that goes with a degradation.
[[nodiscard]] int jpeg_quality(Degradation);

}  // namespace hoso::synthetic
