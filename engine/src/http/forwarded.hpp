// Who speaks to us, and by which name it knows us: by the connection, or by what a trusted proxy says.
#pragma once

#include <string>

#include "http/head.hpp"

namespace hoso::http {

struct Caller {
  std::string peer;       ///< numeric address
  bool loopback = false;  ///< of the connection, before any proxy is believed
};

struct Seen {
  std::string peer;
  std::string host;  ///< lower case, without the scheme's own port; empty = none was sent or several
  bool secure = false;
};

/// X-Forwarded-Proto, -Host and -For count only where `trusted_proxy` is set and the connection comes from loopback; of
/// several addresses the last, which our own proxy wrote.
[[nodiscard]] Seen seen_by(const Head& head, const Caller& caller, bool trusted_proxy);

/// "hoso.example" for "hoso.example:443" with TLS, ":80" without; else as it is.
[[nodiscard]] std::string without_usual_port(std::string_view host, bool secure);

}  // namespace hoso::http
