// The answer of `hoso check` on paper.
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "command_line.hpp"
#include "pre_check.hpp"

namespace hoso::app {

/// A4, PDF/A-2a, in the language asked for; the verdict is its heading and its title.
[[nodiscard]] std::vector<std::uint8_t> pre_check_pdf(const PreCheck&, const CommandLine&,
                                                      std::chrono::sys_seconds created);

}  // namespace hoso::app
