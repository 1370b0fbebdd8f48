// The draft of a blank's pages, with what this installation has to read them.
#pragma once

#include <vector>

#include <hoso/page.hpp>

#include "drafting/draft.hpp"
#include "installation.hpp"

namespace hoso::app {

/// Words of pages without a text layer are read; the model is loaded when the first one is met. Throws
/// Error("draft.…").
[[nodiscard]] drafting::Draft drafted_blank(const std::vector<Page>& pages, const Installation& installation);

}  // namespace hoso::app
