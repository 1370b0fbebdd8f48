// hoso.1: what all commands share.
#pragma once

#include <string>

#include "manual/manual_page.hpp"

namespace hoso::manual {

/// `options`: those of the program, as man(7) source.
[[nodiscard]] std::string program_page(const CommandDescription& program, const Edition&, const std::string& options);

}  // namespace hoso::manual
