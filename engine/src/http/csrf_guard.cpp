#include "http/csrf_guard.hpp"

namespace hoso::http {
namespace {

bool same(std::string_view left, std::string_view right) {
  if (left.size() != right.size()) return false;
  unsigned difference = 0;
  for (std::size_t at = 0; at < left.size(); ++at) difference |= static_cast<unsigned char>(left[at] ^ right[at]);
  return difference == 0;
}

}  // namespace

std::optional<Refusal> check_csrf(const Request& request, std::string_view expected) {
  const auto sent = request.headers.find("x-csrf-token");
  if (sent != request.headers.end() && !expected.empty() && same(sent->second, expected)) return std::nullopt;
  return Refusal{403, "http.csrf"};
}

}  // namespace hoso::http
