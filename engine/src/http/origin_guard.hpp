// Changes come from our own pages only: what the browser itself says of where a request comes from.
#pragma once

#include <optional>
#include <string_view>

#include "http/message.hpp"
#include "http/refusal.hpp"

namespace hoso::http {

/// Whether `method` may change something: all but GET, HEAD and OPTIONS.
[[nodiscard]] bool is_changing(std::string_view method);

/// 403 for a changing method whose Sec-Fetch-Site is not "same-origin", or whose Origin is not the request's own scheme
/// and host. Without both headers no browser of today asks; such a request passes, and CSRF token and session judge it.
[[nodiscard]] std::optional<Refusal> check_origin(const Request& request);

}  // namespace hoso::http
