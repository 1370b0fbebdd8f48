#include "serve.hpp"

#include <cstdlib>
#include <exception>

#include "service.hpp"
#include "source_loader.hpp"

namespace hoso::decoder {
namespace {

/// Loads everything while files can still be opened, then locks the door.
std::vector<LoadedSource> prepare(const confine::Channel& channel, const confine::SetupMessage& setup,
                                  const LockDoor& lock_door) {
  std::vector<LoadedSource> sources = load_sources(setup);
  if (!channel.send(confine::encoded(lock_door(setup.limits)))) std::_Exit(EXIT_FAILURE);
  return sources;
}

}  // namespace

void serve(const confine::Channel& channel, const LockDoor& lock_door) {
  const auto first = channel.receive();
  if (!first) return;
  const auto setup = confine::decoded<confine::SetupMessage>(first->bytes);
  try {
    Service(channel, prepare(channel, setup, lock_door), setup.limits).run();
  } catch (...) {
    static_cast<void>(channel.send(confine::encoded(failure_of(std::current_exception()))));
  }
}

}  // namespace hoso::decoder
