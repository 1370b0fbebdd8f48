// What a plugin does not keep of the contract.
#pragma once

#include <string>
#include <vector>

namespace hoso::contract {

/// For the plugin's developer, in English.
struct Failure {
  std::string check;   ///< which promise: "exports", "load", "options", "readme", "result", …
  std::string detail;  ///< what was seen
  friend bool operator==(const Failure&, const Failure&) = default;
};

using Failures = std::vector<Failure>;

}  // namespace hoso::contract
