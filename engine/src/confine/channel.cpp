#include "confine/channel.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace hoso::confine {
namespace {

/// Room for one descriptor beside a message, aligned as cmsghdr demands.
struct ControlBuffer {
  alignas(cmsghdr) std::array<std::byte, CMSG_SPACE(sizeof(int))> bytes{};
};

void attach(msghdr& header, ControlBuffer& control, int descriptor) {
  header.msg_control = control.bytes.data();
  header.msg_controllen = control.bytes.size();
  cmsghdr* entry = CMSG_FIRSTHDR(&header);
  entry->cmsg_level = SOL_SOCKET;
  entry->cmsg_type = SCM_RIGHTS;
  entry->cmsg_len = CMSG_LEN(sizeof(int));
  std::memcpy(CMSG_DATA(entry), &descriptor, sizeof(int));
}

FileDescriptor attached_to(msghdr& header) {
  const cmsghdr* entry = CMSG_FIRSTHDR(&header);
  if (!entry || entry->cmsg_level != SOL_SOCKET || entry->cmsg_type != SCM_RIGHTS) return {};
  int descriptor = -1;
  std::memcpy(&descriptor, CMSG_DATA(entry), sizeof(int));
  return FileDescriptor(descriptor);
}

template <class Call>
ssize_t uninterrupted(Call call) {
  ssize_t result = 0;
  do {
    result = call();
  } while (result < 0 && errno == EINTR);
  return result;
}

}  // namespace

std::pair<Channel, FileDescriptor> Channel::pair() {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    throw std::system_error(errno, std::generic_category(), "socketpair");
  }
  return {Channel(FileDescriptor(ends[0]), Peer::distrusted), FileDescriptor(ends[1])};
}

bool Channel::send(std::span<const std::uint8_t> message, int attached) const {
  if (message.size() > max_message_bytes) {
    throw std::system_error(EMSGSIZE, std::generic_category(), "decoder message");
  }
  iovec part{const_cast<std::uint8_t*>(message.data()), message.size()};
  msghdr header{};
  header.msg_iov = &part;
  header.msg_iovlen = 1;
  ControlBuffer control;
  if (attached >= 0) attach(header, control, attached);
  return uninterrupted([&] { return ::sendmsg(socket_.get(), &header, MSG_NOSIGNAL); }) ==
         static_cast<ssize_t>(message.size());
}

std::optional<Packet> Channel::receive() const {
  Packet packet;
  packet.bytes.resize(max_message_bytes);
  iovec part{packet.bytes.data(), packet.bytes.size()};
  msghdr header{};
  header.msg_iov = &part;
  header.msg_iovlen = 1;
  ControlBuffer control;
  if (peer_ == Peer::trusted) {
    header.msg_control = control.bytes.data();
    header.msg_controllen = control.bytes.size();
  }
  const ssize_t received =
      uninterrupted([&] { return ::recvmsg(socket_.get(), &header, MSG_CMSG_CLOEXEC); });
  if (received <= 0) return std::nullopt;
  if (peer_ == Peer::trusted) packet.attached = attached_to(header);
  if ((header.msg_flags & MSG_TRUNC) != 0) return std::nullopt;
  packet.bytes.resize(static_cast<std::size_t>(received));
  return packet;
}

bool Channel::readable_within(int timeout_ms) const {
  pollfd waiting{socket_.get(), POLLIN, 0};
  return ::poll(&waiting, 1, timeout_ms) > 0;
}

}  // namespace hoso::confine
