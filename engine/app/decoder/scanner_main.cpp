// hoso-scanner: drives a scanner for the engine. The same conversation as hoso-decoder's, but with the device at hand,
// so it is not confined; it sees no file of a citizen, and the engine judges every number and pixel it hands over
// (docs/decisions/0021-scanners-in-a-child-of-their-own.md). Not for people: it takes no arguments.
#include <cstdlib>
#include <exception>

#include "confine/child_process.hpp"
#include "serve.hpp"

int main() {
  using namespace hoso;
  const confine::Channel channel(confine::FileDescriptor(confine::channel_descriptor), confine::Channel::Peer::trusted);
  try {
    decoder::serve(channel, [](const Limits&) { return confine::ReadyMessage{}; });
  } catch (const std::exception&) {
    return EXIT_FAILURE;
  }
  return EXIT_SUCCESS;
}
