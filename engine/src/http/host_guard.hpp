// Against DNS rebinding: a stranger's page whose name suddenly leads to this machine is not answered.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "http/refusal.hpp"

namespace hoso::http {

class HostGuard {
 public:
  /// `names` without ports; IPv6 addresses with or without brackets.
  explicit HostGuard(const std::vector<std::string>& names);

  /// `host` as Seen::host has it; its port does not matter, for a browser's idea of "same site" does not know it
  /// either. 400 without a host, 421 for one that is not ours.
  [[nodiscard]] std::optional<Refusal> check(std::string_view host) const;

 private:
  std::set<std::string, std::less<>> names_;
};

}  // namespace hoso::http
