// Messages between the engine and its decoder process.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "confine/file_descriptor.hpp"

namespace hoso::confine {

/// Longest message. Whatever grows with the page (pixels, words) travels in shared memory.
inline constexpr std::size_t max_message_bytes = 64 * 1024;

struct Packet {
  std::vector<std::uint8_t> bytes;
  FileDescriptor attached;  ///< memory that came with the message, if any
};

/// One end of a SOCK_SEQPACKET pair: the kernel keeps message borders, so a reader can neither
/// fall out of step nor be made to wait inside a message.
class Channel {
 public:
  /// trusting: attached descriptors are taken. distrusting: they are dropped by the kernel, so a
  /// hostile peer cannot fill this process's descriptor table.
  enum class Peer { trusted, distrusted };

  Channel() = default;
  Channel(FileDescriptor socket, Peer peer) : socket_(std::move(socket)), peer_(peer) {}
  /// Two connected ends; the first distrusts the second. Throws std::system_error.
  [[nodiscard]] static std::pair<Channel, FileDescriptor> pair();

  [[nodiscard]] int descriptor() const { return socket_.get(); }
  /// false = the peer is gone. `attached` is duplicated into the peer.
  [[nodiscard]] bool send(std::span<const std::uint8_t> message, int attached = -1) const;
  /// Waits for one message; nullopt = the peer is gone or sent something longer than allowed.
  [[nodiscard]] std::optional<Packet> receive() const;
  /// true = receive() will not wait. Sleeps at most `timeout_ms`.
  [[nodiscard]] bool readable_within(int timeout_ms) const;

 private:
  FileDescriptor socket_;
  Peer peer_ = Peer::distrusted;
};

}  // namespace hoso::confine
