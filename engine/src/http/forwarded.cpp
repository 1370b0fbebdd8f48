#include "http/forwarded.hpp"

#include <algorithm>

namespace hoso::http {
namespace {

bool looks_like_address(std::string_view text) {
  return !text.empty() && text.size() <= 45 && std::ranges::all_of(text, [](char letter) {
    return std::string_view("0123456789abcdefABCDEF.:").find(letter) != std::string_view::npos;
  });
}

std::string_view last_of_list(std::string_view list) {
  const std::size_t comma = list.rfind(',');
  return trimmed(comma == std::string_view::npos ? list : list.substr(comma + 1));
}

/// The value of a header that may come once only; empty = not so.
std::string_view only(const Head& head, std::string_view name) {
  return head.count(name) == 1 ? trimmed(head.value(name)) : std::string_view();
}

}  // namespace

std::string without_usual_port(std::string_view host, bool secure) {
  const std::string_view port = secure ? ":443" : ":80";
  if (host.ends_with(port)) host.remove_suffix(port.size());
  return lower_case(host);
}

Seen seen_by(const Head& head, const Caller& caller, bool trusted_proxy) {
  const std::string_view own_host = only(head, "host");
  if (!trusted_proxy || !caller.loopback) return {caller.peer, without_usual_port(own_host, false), false};
  const bool secure = lower_case(only(head, "x-forwarded-proto")) == "https";
  // A request without Host, or with two, is wrong whatever the proxy adds.
  const bool renamed = head.count("x-forwarded-host") > 0 && !own_host.empty();
  const std::string_view host = renamed ? only(head, "x-forwarded-host") : own_host;
  const std::string_view peer = last_of_list(only(head, "x-forwarded-for"));
  return {looks_like_address(peer) ? std::string(peer) : caller.peer, without_usual_port(host, secure), secure};
}

}  // namespace hoso::http
