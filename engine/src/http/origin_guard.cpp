#include "http/origin_guard.hpp"

#include "http/forwarded.hpp"

namespace hoso::http {
namespace {

bool is_own_origin(std::string_view origin, const Request& request) {
  const std::string_view scheme = request.secure ? "https://" : "http://";
  if (!origin.starts_with(scheme)) return false;
  return without_usual_port(origin.substr(scheme.size()), request.secure) == request.host;
}

}  // namespace

bool is_changing(std::string_view method) { return method != "GET" && method != "HEAD" && method != "OPTIONS"; }

std::optional<Refusal> check_origin(const Request& request) {
  if (!is_changing(request.method)) return std::nullopt;
  const auto site = request.headers.find("sec-fetch-site");
  const auto origin = request.headers.find("origin");
  const bool foreign_site = site != request.headers.end() && site->second != "same-origin";
  const bool foreign_origin = origin != request.headers.end() && !is_own_origin(origin->second, request);
  if (foreign_site || foreign_origin) return Refusal{403, "http.foreign_origin"};
  return std::nullopt;
}

}  // namespace hoso::http
