#include "http/channel.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace hoso::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::size_t bytes_per_write = 256 * 1024;
constexpr std::chrono::milliseconds linger_time{3000};

}  // namespace

Channel::Channel(tcp::socket socket)
    : socket_(std::move(socket)), deadline_(socket_.get_executor(), [this] {
        error_code ignored;
        socket_.cancel(ignored);
      }) {}

std::string_view Channel::input() const {
  return {static_cast<const char*>(input_.data().data()), input_.data().size()};
}

asio::awaitable<Received> Channel::receive(std::size_t most) {
  if (deadline_.passed()) co_return Received::timed_out;
  error_code fault;
  if (input_.size() == 0) {
    input_.shrink_to_fit();
    co_await socket_.async_wait(tcp::socket::wait_read, asio::redirect_error(asio::use_awaitable, fault));
  }
  std::size_t count = 0;
  if (!fault && !deadline_.passed()) {
    const auto room = input_.prepare(most);
    count = co_await socket_.async_read_some(room, asio::redirect_error(asio::use_awaitable, fault));
    input_.commit(count);
  }
  if (count > 0) co_return Received::more;
  if (deadline_.passed()) co_return Received::timed_out;
  is_gone_ = true;
  co_return Received::closed;
}

asio::awaitable<bool> Channel::send(std::string_view bytes, Pace& pace) {
  while (!bytes.empty()) {
    error_code fault;
    const auto piece = asio::buffer(bytes.data(), std::min(bytes.size(), bytes_per_write));
    const std::size_t count =
        co_await socket_.async_write_some(piece, asio::redirect_error(asio::use_awaitable, fault));
    is_gone_ = fault || deadline_.passed();
    if (is_gone_) co_return false;
    bytes.remove_prefix(count);
    pace.moved(count);
  }
  co_return true;
}

asio::awaitable<void> Channel::linger() {
  if (is_gone_) co_return;
  error_code ignored;
  socket_.shutdown(tcp::socket::shutdown_send, ignored);
  if (ignored) co_return;
  deadline_.set(linger_time);
  Received received = Received::more;
  while (received == Received::more) {
    drop(input_.size());
    received = co_await receive(bytes_per_write);
  }
  deadline_.clear();
}

void Channel::watch(std::function<void()> hung_up) {
  socket_.async_wait(tcp::socket::wait_read, [hung_up = std::move(hung_up)](const error_code&) { hung_up(); });
}

void Channel::close() {
  error_code ignored;
  socket_.close(ignored);
}

}  // namespace hoso::http
