// Which blanks a page could be, and roughly where they lie on it.
#pragma once

#include <array>
#include <optional>

#include "features.hpp"

namespace hoso::layout {

struct CoarseMatch {
  std::array<double, 9> homography;  ///< template mm -> px of the picture the features are of
  int inliers = 0;                   ///< matched features that agree on it
};

/// Matched features that unrelated pages hardly ever agree on.
inline constexpr int enough_inliers = 12;

/// nullopt when fewer than `min_inliers` features agree or what they agree on is no picture of a sheet of
/// paper (mirrored, folded over, stretched). Deterministic.
[[nodiscard]] std::optional<CoarseMatch> coarse_match(const Features& page, const Features& blank,
                                                      int min_inliers = enough_inliers);

/// Clockwise quarter turns (0..3) that bring the template's lines of text level.
[[nodiscard]] int turns_to_upright(const std::array<double, 9>& homography);

}  // namespace hoso::layout
