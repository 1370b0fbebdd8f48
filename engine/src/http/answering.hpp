// The application's part of a request; on worker threads. Nothing here throws.
#pragma once

#include <optional>

#include "http/admission.hpp"

namespace hoso::http {

/// CSRF token and Hooks::admit. Nothing = go on.
[[nodiscard]] std::optional<Response> gate(const Site& site, const Admitted& admitted);

/// Calls the handler; what it throws becomes a problem.
[[nodiscard]] Response handled(const Site& site, const Admitted& admitted);

/// A refusal in the application's words. Never throws either.
[[nodiscard]] Response refused(const Site& site, const Refusal& refusal);

}  // namespace hoso::http
