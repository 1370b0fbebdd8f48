#include "http/router.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace hoso::http {
namespace {

std::vector<std::string> segments_of(std::string_view path) {
  std::vector<std::string> segments;
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    segments.emplace_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return segments;
}

bool is_placeholder(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
  return std::ranges::equal(pattern, path, [](const std::string& wanted, const std::string& given) {
    return is_placeholder(wanted) ? !given.empty() : wanted == given;
  });
}

/// Orders patterns that fit one path: where they differ first, the fixed segment comes first.
bool is_more_special(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  return std::ranges::lexicographical_compare(left, right, {}, is_placeholder, is_placeholder);
}

/// "/a/{x}" and "/a/{y}" are one pattern.
bool same_shape(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  return std::ranges::equal(left, right, [](const std::string& a, const std::string& b) {
    return a == b || (is_placeholder(a) && is_placeholder(b));
  });
}

bool answers(const std::string& route_method, std::string_view method) {
  return route_method == method || (route_method == "GET" && method == "HEAD");
}

void check_pattern(const std::string& pattern, const std::vector<std::string>& segments) {
  const bool stray_brace = std::ranges::any_of(segments, [](const std::string& segment) {
    return !is_placeholder(segment) && segment.find_first_of("{}") != std::string::npos;
  });
  if (!pattern.starts_with('/') || stray_brace) throw std::invalid_argument("no pattern of a route: " + pattern);
}

}  // namespace

void Router::add(std::string method, std::string pattern, Handler handler, RouteOptions options) {
  auto segments = segments_of(pattern);
  check_pattern(pattern, segments);
  const bool known = std::ranges::any_of(
      routes_, [&](const Route& route) { return route.name.method == method && same_shape(route.segments, segments); });
  if (known) throw std::invalid_argument("two routes for " + pattern);
  routes_.push_back({{std::move(method), std::move(pattern), options}, std::move(segments), std::move(handler)});
}

const Router::Route* Router::best(std::string_view method, const std::vector<std::string>& path) const {
  const Route* best = nullptr;
  for (const Route& route : routes_) {
    if (!answers(route.name.method, method) || !fits(route.segments, path)) continue;
    if (!best || is_more_special(route.segments, best->segments)) best = &route;
  }
  return best;
}

std::string Router::allowed(const std::vector<std::string>& path) const {
  std::vector<std::string> methods;
  for (const Route& route : routes_) {
    if (!fits(route.segments, path)) continue;
    methods.push_back(route.name.method);
    if (route.name.method == "GET") methods.emplace_back("HEAD");
  }
  std::ranges::sort(methods);
  methods.erase(std::unique(methods.begin(), methods.end()), methods.end());
  std::string list;
  for (const std::string& method : methods) list.append(list.empty() ? "" : ", ").append(method);
  return list;
}

Router::Match Router::find(std::string_view method, std::string_view path) const {
  const auto segments = segments_of(path);
  Match match;
  const Route* route = best(method, segments);
  if (!route) {
    match.allowed = allowed(segments);
    return match;
  }
  match.handler = &route->handler;
  match.options = route->name.options;
  for (std::size_t at = 0; at < segments.size(); ++at) {
    const std::string& wanted = route->segments[at];
    if (is_placeholder(wanted)) match.parameters.emplace(wanted.substr(1, wanted.size() - 2), segments[at]);
  }
  return match;
}

std::vector<RouteName> Router::routes() const {
  std::vector<RouteName> names;
  for (const Route& route : routes_) names.push_back(route.name);
  return names;
}

}  // namespace hoso::http
