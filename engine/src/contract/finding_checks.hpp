// What a finding owes to the people who read it.
#pragma once

#include <hoso/finding.hpp>

#include <string>
#include <vector>

namespace hoso::contract {

/// A code of the form `x.y`, message and next step in both languages; empty = nothing is missing.
[[nodiscard]] inline std::string complaint_about(const std::vector<Finding>& findings) {
  for (const Finding& finding : findings) {
    if (finding.code.find('.') == std::string::npos) return "a finding whose code is not `x.y`";
    const bool said = !finding.message.vi.empty() && !finding.message.en.empty() &&
                      !finding.next_step.vi.empty() && !finding.next_step.en.empty();
    if (!said) return finding.code + " without message or next step in both languages";
  }
  return {};
}

}  // namespace hoso::contract
