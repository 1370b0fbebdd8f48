// A program in hoso-decoder's place that says it could not be confined, and then that every file
// has minus five pages.
#include "confine/channel.hpp"
#include "confine/child_process.hpp"
#include "confine/messages.hpp"

int main() {
  using namespace hoso::confine;
  const Channel channel(FileDescriptor(channel_descriptor), Channel::Peer::trusted);
  while (const auto packet = channel.receive()) {
    const auto answer = kind_of(packet->bytes) == MessageKind::setup
                            ? encoded(ReadyMessage{false, 0})
                            : encoded(OpenedMessage{"image/png", "source.hostile", -5});
    if (!channel.send(answer)) return 1;
  }
  return 0;
}
