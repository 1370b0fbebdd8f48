// A piece of work on hostile bytes, in a child that can do nothing but think and answer.
#pragma once

#include <functional>
#include <string>

#include "confine/confinement.hpp"

namespace hoso::confine {

struct ConfinedAnswer {
  bool confined = false;  ///< false = this system cannot confine the child, and it did nothing
  std::string text;
};

/// Calls `work` in a child process (a copy of this one, so all that was loaded is at hand) that has given up files,
/// network and other processes, and hands back what it returns. Call while there is one thread. Throws
/// Error("package.crashed") when the child dies, runs out of memory or time, or `work` throws.
[[nodiscard]] ConfinedAnswer confined_call(const ConfinementRules& rules, bool allow_unconfined,
                                           const std::function<std::string()>& work);

}  // namespace hoso::confine
