// A socket with its deadline and what was received but not used yet. On the network thread only.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include "http/deadline.hpp"

namespace hoso::http {

enum class Received { more, closed, timed_out };

class Channel {
 public:
  explicit Channel(boost::asio::ip::tcp::socket socket);

  /// Ends receive() and send() that are under way when it passes; both also return at once after it has.
  [[nodiscard]] Deadline& deadline() { return deadline_; }

  /// Adds at least one and up to `most` bytes to input(). Memory is taken only when there is something to read.
  [[nodiscard]] boost::asio::awaitable<Received> receive(std::size_t most);
  [[nodiscard]] std::string_view input() const;
  /// Drops the front of input().
  void drop(std::size_t bytes) { input_.consume(bytes); }

  /// False = not all could be sent. `bytes` must live until then.
  [[nodiscard]] boost::asio::awaitable<bool> send(std::string_view bytes, Pace& pace);

  /// Says that nothing more is sent, and takes what still comes for a while: closing at once would make the other
  /// side's system throw away our answer.
  [[nodiscard]] boost::asio::awaitable<void> linger();

  /// Calls `hung_up` once when the other side closes or sends anything.
  void watch(std::function<void()> hung_up);

  /// Ends all that is under way.
  void close();

 private:
  bool is_gone_ = false;  ///< the other side closed, or takes nothing any more
  boost::asio::ip::tcp::socket socket_;
  boost::beast::flat_buffer input_;
  Deadline deadline_;
};

}  // namespace hoso::http
