#include "http/wire.hpp"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <stdexcept>

#include <boost/beast/http/status.hpp>
#include <fmt/format.h>

#include "http/security_headers.hpp"

namespace hoso::http {
namespace {

/// RFC 9110, 5.6.7. Own names, for those of strftime follow the locale.
std::string date_now() {
  static constexpr std::string_view days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::string_view months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[utc.tm_wday], utc.tm_mday, months[utc.tm_mon],
                     utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
}

/// How long the answer is and how the connection goes on is the server's to say.
void check_headers(const Headers& headers) {
  for (const char* own : {"connection", "content-length", "date", "transfer-encoding"}) {
    if (headers.contains(own)) throw std::invalid_argument("a header that is the server's");
  }
}

void append_line(std::string& text, std::string_view name, std::string_view value) {
  const auto breaks_out = [](char letter) { return letter == '\r' || letter == '\n' || letter == '\0'; };
  if (name.empty() || name.find_first_of(": \r\n") != name.npos || std::ranges::any_of(value, breaks_out)) {
    throw std::invalid_argument("a header that would break out of its line");
  }
  text.append(name).append(": ").append(value).append("\r\n");
}

std::string status_line(int status) {
  if (status < 200 || status > 599) throw std::invalid_argument("no status of an answer");
  const auto reason = boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(status));
  return fmt::format("HTTP/1.1 {} {}\r\n", status, std::string_view(reason.data(), reason.size()));
}

}  // namespace

std::string head_text(const Response& response, WireOptions options) {
  check_headers(response.headers);
  Headers headers = response.headers;
  add_security_headers(headers, options.secure);
  if (!response.media_type.empty()) headers["content-type"] = response.media_type;
  if (response.events) headers["x-accel-buffering"] = "no";  // nginx would hold events back
  std::string text = status_line(response.status);
  append_line(text, "date", date_now());
  append_line(text, "connection", options.keep_alive ? "keep-alive" : "close");
  const bool has_length = !response.events && response.status != 204 && response.status != 304;
  if (has_length) append_line(text, "content-length", fmt::format("{}", response.body.size()));
  for (const auto& [name, value] : headers) append_line(text, name, value);
  for (const std::string& set_cookie : response.set_cookies) append_line(text, "set-cookie", set_cookie);
  return text.append("\r\n");
}

}  // namespace hoso::http
