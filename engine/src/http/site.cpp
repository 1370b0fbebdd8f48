#include "http/site.hpp"

#include <algorithm>
#include <utility>

namespace hoso::http {

ServerSettings completed(ServerSettings settings) {
  if (settings.allowed_hosts.empty()) settings.allowed_hosts = {settings.address, "localhost"};
  if (settings.spool_folder.empty()) settings.spool_folder = std::filesystem::temp_directory_path();
  settings.worker_threads = std::max<std::size_t>(settings.worker_threads, 1);
  return settings;
}

Site::Site(ServerSettings chosen, Router routes, Hooks asked)
    : settings(completed(std::move(chosen))),
      router(std::move(routes)),
      hooks(std::move(asked)),
      hosts(settings.allowed_hosts) {}

}  // namespace hoso::http
