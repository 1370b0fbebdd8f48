// A made-up signature.
#pragma once

#include <cstdint>
#include <vector>

#include "typeset/marks.hpp"

namespace hoso::typeset {

/// Strokes of a fictional signature inside `area`; the same seed gives the same strokes.
[[nodiscard]] std::vector<StrokeMark> scribble(const MmRect& area, std::uint32_t seed,
                                               const Colour& ink);

}  // namespace hoso::typeset
