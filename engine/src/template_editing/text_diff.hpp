// What a change does to a text, as people read it.
#pragma once

#include <string>

namespace hoso::template_editing {

/// A unified diff with three lines around each change, which `patch` takes; empty when the texts are the same. Few
/// lines are marked, the fewest unless thousands differ. Pure.
[[nodiscard]] std::string unified_diff(const std::string& before, const std::string& after, const std::string& name);

}  // namespace hoso::template_editing
