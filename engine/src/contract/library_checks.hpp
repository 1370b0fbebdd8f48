// What can be said about a plugin before it works.
#pragma once

#include <filesystem>

#include "contract/failure.hpp"
#include "plugin/plugin_library.hpp"

namespace hoso::contract {

/// "exports": the descriptor is the file's only exported symbol.
[[nodiscard]] Failures check_exports(const std::filesystem::path& library);

/// "descriptor": version and summary say something. "stage_id": each stage is found by its id,
/// which names the library.
[[nodiscard]] Failures check_descriptor(const plugin::PluginLibrary&);

/// "options": the declared parser refuses an unknown option, and for each option what is not of
/// its type or out of its bounds; numbers have bounds.
[[nodiscard]] Failures check_options(const StageInfo&);

}  // namespace hoso::contract
