#include "http/host_guard.hpp"

#include <algorithm>

#include "http/head.hpp"

namespace hoso::http {
namespace {

bool all_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char letter) { return letter >= '0' && letter <= '9'; });
}

/// The name without port and brackets; empty = `host` is none.
std::string_view name_of(std::string_view host) {
  const bool bracketed = host.starts_with('[');
  const std::size_t end = bracketed ? host.find(']') : std::min(host.find(':'), host.size());
  if (end == std::string_view::npos) return {};
  std::string_view rest = host.substr(end + (bracketed ? 1 : 0));
  if (!rest.empty() && (rest.front() != ':' || !all_digits(rest.substr(1)))) return {};
  return host.substr(bracketed ? 1 : 0, end - (bracketed ? 1 : 0));
}

}  // namespace

HostGuard::HostGuard(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    const bool bracketed = name.starts_with('[') && name.ends_with(']');
    names_.insert(lower_case(bracketed ? name.substr(1, name.size() - 2) : name));
  }
}

std::optional<Refusal> HostGuard::check(std::string_view host) const {
  const std::string_view name = name_of(host);
  if (name.empty()) return Refusal();
  if (!names_.contains(lower_case(name))) return Refusal{421, "http.unknown_host"};
  return std::nullopt;
}

}  // namespace hoso::http
