// What an office decided, by name.
#pragma once

#include <string>

#include "store/workspace.hpp"

namespace hoso::store {

/// Names the blob of the lessons that are in use; not there = none. Erasing a dossier removes it: lessons may hold what
/// that dossier said.
inline constexpr const char* lessons_setting = "learning.lessons";

/// Empty = not set.
[[nodiscard]] std::string setting(Workspace&, const std::string& name);
/// An empty value removes it. Inside a transaction where it belongs to a change.
void set_setting(Workspace&, const std::string& name, const std::string& value);

}  // namespace hoso::store
