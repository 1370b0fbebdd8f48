// The page shows that it has read the session's token: a stranger's page cannot.
#pragma once

#include <optional>
#include <string_view>

#include "http/message.hpp"
#include "http/refusal.hpp"

namespace hoso::http {

/// 403 unless X-CSRF-Token is `expected`; an empty `expected` is never met. Takes as long for a token that is nearly
/// right as for one that is not.
[[nodiscard]] std::optional<Refusal> check_csrf(const Request& request, std::string_view expected);

}  // namespace hoso::http
