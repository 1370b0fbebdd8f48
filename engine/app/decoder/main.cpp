// hoso-decoder: decodes files for the engine in a confined process. Not for people: it takes no
// arguments and talks over descriptor 3 (docs/confinement.md).
#include <malloc.h>
#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <exception>

#include "confine/channel.hpp"
#include "confine/child_process.hpp"
#include "confine/messages.hpp"
#include "confine/confinement.hpp"
#include "serve.hpp"

namespace {

using namespace hoso;

/// The engine replaces a child after 600 s of work between two files; this only ends one whose
/// engine died while a file kept it spinning.
constexpr double life_cpu_seconds = 900;

/// Pixels of a page are given back to the system the moment they are freed; the default threshold
/// would grow with the first page and keep later ones on the heap.
void return_freed_memory() { ::mallopt(M_MMAP_THRESHOLD, 1 << 20); }

confine::ConfinementRules rules_for(const Limits& limits) {
  confine::ConfinementRules rules;
  rules.address_space_bytes = limits.decoder_memory_bytes;
  rules.cpu_seconds =
      static_cast<std::uint64_t>(std::ceil(life_cpu_seconds + limits.decode_seconds));
  rules.written_bytes = limits.pixels * 3 + limits.file_bytes + (16ULL << 20);
  // Fonts that a PDF names but does not bring, and poppler's tables for them.
  rules.readable_folders = {"/usr/share/fonts",      "/usr/local/share/fonts",
                            "/usr/share/fontconfig", "/usr/share/poppler",
                            "/etc/fonts",            "/var/cache/fontconfig"};
  return rules;
}

confine::ReadyMessage lock_the_door(const Limits& limits) {
  const confine::Confinement confinement = confine::confine(rules_for(limits));
  return {confinement.complete, confinement.landlock_abi};
}

}  // namespace

int main() {
  return_freed_memory();
  const confine::Channel channel(confine::FileDescriptor(confine::channel_descriptor),
                                 confine::Channel::Peer::trusted);
  try {
    decoder::serve(channel, lock_the_door);
  } catch (const std::exception&) {
    std::_Exit(EXIT_FAILURE);
  }
  // Without destructors and exit handlers: some libraries' want calls that are forbidden by now.
  std::_Exit(EXIT_SUCCESS);
}
