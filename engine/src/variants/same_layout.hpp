// Whether two sheets come from one file.
#pragma once

#include "variants/variant_files.hpp"

namespace hoso::variants {

/// Whether both are the same page of the same form with the same print and the same fields at the same
/// places, but for how the sheets were laid down, scaled and tilted.
[[nodiscard]] bool same_layout(const MetVariant& a, const MetVariant& b);

}  // namespace hoso::variants
