// Where one request ends and the next begins must be beyond doubt (RFC 9112, section 6).
#pragma once

#include <cstdint>
#include <optional>
#include <variant>

#include "http/head.hpp"
#include "http/refusal.hpp"

namespace hoso::http {

/// How the body's end is found.
struct Framing {
  bool chunked = false;
  std::uint64_t content_length = 0;  ///< 0 when chunked
  [[nodiscard]] bool has_body() const { return chunked || content_length > 0; }
};

/// Stricter than the parser, which takes "Content-Length: 5, 5" and encodings that it then ignores: refuses two
/// lengths, a length beside an encoding, any encoding but "chunked", any encoding in HTTP/1.0, control characters in
/// values.
[[nodiscard]] std::variant<Framing, Refusal> check_framing(const Head& head);

}  // namespace hoso::http
