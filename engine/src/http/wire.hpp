// Answers as bytes.
#pragma once

#include <string>

#include "http/message.hpp"

namespace hoso::http {

struct WireOptions {
  bool keep_alive = false;
  bool secure = false;  ///< as Request::secure
};

/// Status line and headers, the empty line included. Throws std::invalid_argument where a header or cookie would break
/// out of its line, or the status is none: a mistake of the handler.
[[nodiscard]] std::string head_text(const Response& response, WireOptions options);

}  // namespace hoso::http
