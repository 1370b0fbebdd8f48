// Text that is as long as it is.
#pragma once

#include <vector>

#include "typeset/layout.hpp"

namespace hoso::typeset {

/// `blocks` on as many pages like `page` as they take; its own blocks are dropped. A block is not divided: one that is
/// higher than a page throws Error "template.layout_overfull".
[[nodiscard]] std::vector<LayoutPage> paginated(LayoutPage page, const std::vector<Block>& blocks);

}  // namespace hoso::typeset
