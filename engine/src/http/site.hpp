// What all connections of a server share; not changed after the start.
#pragma once

#include <string>
#include <vector>

#include "http/host_guard.hpp"
#include "http/server.hpp"

namespace hoso::http {

struct Site {
  ServerSettings settings;
  Router router;
  Hooks hooks;
  HostGuard hosts;

  Site(ServerSettings chosen, Router routes, Hooks asked);
};

/// Fills in what was left empty.
[[nodiscard]] ServerSettings completed(ServerSettings settings);

}  // namespace hoso::http
