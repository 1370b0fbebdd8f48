// Calls into a plugin that must come to an end.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace hoso::contract {

/// How one call went.
struct Outcome {
  bool answered = false;  ///< gave a result; false = threw, or passed the input over
  std::string complaint;  ///< what is wrong with it; empty = nothing
  std::string digest;     ///< equal for equal outcomes
};

/// Owns all that it uses: it may never end. Must not throw.
using Work = std::function<Outcome(std::stop_token)>;

struct Outcomes {
  std::vector<std::optional<Outcome>> each;  ///< as `works`; nullopt = did not end in time
  int left_behind = 0;                       ///< threads that do not even stop when asked to
};

/// Does each work on a thread of its own, all at once.
[[nodiscard]] Outcomes side_by_side(const std::vector<Work>& works,
                                    std::chrono::milliseconds limit);

}  // namespace hoso::contract
