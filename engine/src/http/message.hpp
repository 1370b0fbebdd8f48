// What a handler gets and gives back. Plain values; nothing here knows the network.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace hoso::http {

class Subscription;

/// Names in lower case; a header that came several times has its values joined by ", ".
using Headers = std::map<std::string, std::string>;

/// One request, checked and decoded: its path and query are valid UTF-8 without control characters.
struct Request {
  std::string method = {};                             ///< "GET", "POST"… in capitals; HEAD reaches handlers as "GET"
  std::string path = {};                               ///< decoded, without query; starts with "/"
  std::map<std::string, std::string> query = {};       ///< decoded; of a repeated name the first value
  std::map<std::string, std::string> parameters = {};  ///< the route's placeholders: {"id", "2026-000123"}
  Headers headers = {};                                ///< without those of a proxy that is not trusted
  std::map<std::string, std::string> cookies = {};     ///< names as sent, "__Host-" included; see cookie_of()
  std::vector<std::uint8_t> body = {};                 ///< empty when there is none or when it lies in body_file
  /// Where a large body lies; empty = it is in `body`. Readable by this user only. Removed when the handler returns,
  /// unless the handler has renamed it away.
  std::filesystem::path body_file = {};
  std::uint64_t body_bytes = 0;  ///< length of the body, wherever it lies
  std::string host = {};         ///< as the browser knows us, with the port if it is not the scheme's own
  std::string peer = {};         ///< numeric address of the client; behind a trusted proxy the proxy's client
  bool secure = false;           ///< the browser speaks TLS, to the trusted proxy
};

/// One answer. The server adds length, date, connection and security headers; of the latter, one that stands in
/// `headers` is left as it is.
struct Response {
  int status = 200;
  std::string media_type = {};  ///< empty = no body, no Content-Type
  std::vector<std::uint8_t> body = {};
  Headers headers = {};
  std::vector<std::string> set_cookies = {};  ///< each one from cookie()
  /// Events instead of a body; only from EventStream::subscribe(). Null = an ordinary answer.
  std::shared_ptr<Subscription> events = nullptr;
};

/// Called on a worker thread, several at once; may take its time, should not wait for other requests. What it throws
/// becomes a problem (Hooks::problem).
using Handler = std::function<Response(const Request&)>;

/// `text` is UTF-8.
[[nodiscard]] Response text_response(int status, std::string media_type, std::string_view text);

/// The body as text, unchecked.
[[nodiscard]] std::string_view body_text(const Request&);
[[nodiscard]] std::string_view body_text(const Response&);

}  // namespace hoso::http
