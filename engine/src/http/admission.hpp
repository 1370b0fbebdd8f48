// Is a request whose head is known passed on? No network, no clock, no application.
#pragma once

#include <cstdint>
#include <variant>

#include "http/forwarded.hpp"
#include "http/framing_guard.hpp"
#include "http/head.hpp"
#include "http/refusal.hpp"
#include "http/site.hpp"

namespace hoso::http {

struct Admitted {
  Request request;  ///< without its body
  Router::Match match;
  Framing framing;
  std::uint64_t body_limit = 0;
  bool expects_continue = false;
  bool keep_alive = false;
  bool head_only = false;  ///< HEAD: the answer's body is not sent
};

[[nodiscard]] std::variant<Admitted, Refusal> admit(const Head& head, const Caller& caller, const Site& site);

}  // namespace hoso::http
