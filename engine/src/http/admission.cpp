#include "http/admission.hpp"

#include <algorithm>

#include "http/body_keeper.hpp"
#include "http/cookies.hpp"
#include "http/origin_guard.hpp"
#include "http/target.hpp"

namespace hoso::http {
namespace {

Headers joined_headers(const Head& head, bool believe_proxy) {
  Headers headers;
  for (const auto& [name, value] : head.fields) {
    if (name.starts_with("x-forwarded-") && !believe_proxy) continue;
    const auto [known, is_new] = headers.emplace(name, value);
    if (!is_new) known->second.append(name == "cookie" ? "; " : ", ").append(value);
  }
  return headers;
}

Request request_of(const Head& head, const Seen& seen, Target target, bool believe_proxy) {
  Request request;
  request.method = head.method == "HEAD" ? "GET" : head.method;
  request.path = std::move(target.path);
  request.query = std::move(target.query);
  request.headers = joined_headers(head, believe_proxy);
  if (const auto sent = request.headers.find("cookie"); sent != request.headers.end()) {
    request.cookies = parse_cookies(sent->second);
  }
  request.host = seen.host;
  request.peer = seen.peer;
  request.secure = seen.secure;
  return request;
}

Refusal not_routed(const Router::Match& match) {
  if (match.allowed.empty()) return {404, "http.unknown_path"};
  return {.status = 405, .code = "http.wrong_method", .headers = {{"allow", match.allowed}}};
}

bool stays_open(const Head& head) {
  return head.version == 11 && !std::ranges::any_of(head.fields, [](const auto& field) {
           return field.first == "connection" && has_token(field.second, "close");
         });
}

std::optional<Refusal> check_expectation(const Head& head) {
  const std::size_t expectations = head.count("expect");
  if (expectations == 0) return std::nullopt;
  if (expectations == 1 && lower_case(head.value("expect")) == "100-continue") return std::nullopt;
  return Refusal{417, "http.bad_request"};
}

std::variant<Admitted, Refusal> routed(Admitted admitted, const Head& head, const Site& site) {
  admitted.match = site.router.find(head.method, admitted.request.path);
  if (!admitted.match.handler) return not_routed(admitted.match);
  admitted.request.parameters = admitted.match.parameters;
  const Limits& limits = site.settings.limits;
  const bool upload = admitted.match.options.body == BodyClass::upload;
  admitted.body_limit = upload ? limits.upload_bytes : limits.body_bytes;
  if (admitted.framing.content_length > admitted.body_limit) return too_large(admitted.body_limit);
  if (auto refusal = check_expectation(head)) return *refusal;
  admitted.expects_continue = head.count("expect") == 1 && head.version == 11;
  admitted.head_only = head.method == "HEAD";
  admitted.keep_alive = stays_open(head);
  return admitted;
}

}  // namespace

std::variant<Admitted, Refusal> admit(const Head& head, const Caller& caller, const Site& site) {
  const auto framing = check_framing(head);
  if (const auto* refusal = std::get_if<Refusal>(&framing)) return *refusal;
  const Seen seen = seen_by(head, caller, site.settings.trusted_proxy);
  if (auto refusal = site.hosts.check(seen.host)) return *refusal;
  auto target = parse_target(head.target);
  if (!target) return Refusal();
  const bool believe_proxy = site.settings.trusted_proxy && caller.loopback;
  Admitted admitted;
  admitted.framing = std::get<Framing>(framing);
  admitted.request = request_of(head, seen, std::move(*target), believe_proxy);
  if (auto refusal = check_origin(admitted.request)) return *refusal;
  return routed(std::move(admitted), head, site);
}

}  // namespace hoso::http
