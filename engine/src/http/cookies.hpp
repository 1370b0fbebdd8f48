// Cookies as RFC 6265bis has them.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace hoso::http {

struct Cookie {
  std::string name;   ///< a token, without "__Host-"
  std::string value;  ///< letters, digits and a few signs; empty with max_age 0 = remove it
  std::optional<std::chrono::seconds> max_age = {};  ///< nothing = until the browser closes
};

/// The value of Set-Cookie: HttpOnly, SameSite=Strict, Path=/. With TLS also Secure and the name prefix "__Host-",
/// which other hosts cannot set. Throws std::invalid_argument for a name or value that no cookie can have.
[[nodiscard]] std::string cookie(const Cookie& cookie, bool secure);

/// The value that came under `name`; with TLS only "__Host-" + name counts. Empty = none.
[[nodiscard]] std::string cookie_of(const Request& request, std::string_view name);

/// The header Cookie taken apart; of a repeated name the first. What is no cookie is passed over.
[[nodiscard]] std::map<std::string, std::string> parse_cookies(std::string_view header);

}  // namespace hoso::http
