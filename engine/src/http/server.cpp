#include "http/server.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <future>
#include <list>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <hoso/error.hpp>

#include "http/connection.hpp"

namespace hoso::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::chrono::milliseconds accept_pause{100};

tcp::acceptor listening(asio::io_context& network, const ServerSettings& settings) {
  try {
    const tcp::endpoint where(asio::ip::make_address(settings.address), settings.port);
    return tcp::acceptor(network, where, true);  // reuse_address: a restart need not wait for TIME_WAIT
  } catch (const boost::system::system_error& fault) {
    throw Error(
        "http.cannot_listen",
        {{"address", settings.address}, {"port", std::to_string(settings.port)}, {"detail", fault.code().message()}});
  }
}

Caller caller_of(const tcp::socket& socket) {
  error_code gone;
  asio::ip::address address = socket.remote_endpoint(gone).address();
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
  }
  return {address.to_string(), address.is_loopback()};
}

}  // namespace

struct Server::State {
  State(ServerSettings settings, Router router, Hooks hooks)
      : site(std::move(settings), std::move(router), std::move(hooks)),
        workers(site.settings.worker_threads),
        shared{site, workers, {site.settings.limits.spool_bytes}} {}

  // On the network thread.
  asio::awaitable<void> accept_all();
  asio::awaitable<void> serve(std::shared_ptr<Connection> connection);
  void take(tcp::socket socket);
  bool make_room();
  void begin_to_stop();
  void forget(const std::shared_ptr<Connection>& connection);

  // On the caller's.
  void wait_until_empty();
  [[nodiscard]] bool is_empty_within(std::chrono::milliseconds time);

  const Site site;
  asio::io_context network{1};
  asio::thread_pool workers;
  Shared shared;
  std::optional<tcp::acceptor> acceptor;
  std::list<std::shared_ptr<Connection>> open;
  std::map<std::string, std::size_t> open_by_peer;
  bool stopping = false;

  std::optional<asio::executor_work_guard<asio::io_context::executor_type>> work;
  std::thread thread;
  std::atomic<std::uint16_t> port = 0;
  std::mutex one_stop;
  mutable std::mutex mutex;  ///< guards the two below
  std::size_t connections = 0;
  bool running = false;
  std::condition_variable changed;
};

asio::awaitable<void> Server::State::accept_all() {
  asio::steady_timer pause(network);
  while (!stopping) {
    error_code fault;
    tcp::socket socket = co_await acceptor->async_accept(asio::redirect_error(asio::use_awaitable, fault));
    if (!fault && !stopping) take(std::move(socket));
    if (!fault || stopping) continue;
    // Out of descriptors, mostly: asking again at once would only burn the processor.
    pause.expires_after(accept_pause);
    co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, fault));
  }
}

void Server::State::take(tcp::socket socket) {
  Caller caller = caller_of(socket);
  const Limits& limits = site.settings.limits;
  const auto same_peer = open_by_peer.find(caller.peer);
  const bool many = same_peer != open_by_peer.end() && same_peer->second >= limits.connections_per_peer;
  if (many && !caller.loopback) return;
  if (open.size() >= limits.connections && !make_room()) return;
  error_code ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  ++open_by_peer[caller.peer];
  open.push_back(std::make_shared<Connection>(std::move(socket), std::move(caller), shared));
  {
    const std::lock_guard lock(mutex);
    connections = open.size();
  }
  asio::co_spawn(network, serve(open.back()), asio::detached);
}

/// Who has waited longest without asking anything makes room: half-open connections cannot lock others out.
bool Server::State::make_room() {
  const auto waiting = [](const auto& connection) {
    return connection->waiting_since().value_or(Connection::Clock::time_point::max());
  };
  const auto oldest = std::ranges::min_element(open, {}, waiting);
  if (oldest == open.end() || !(*oldest)->waiting_since()) return false;
  const auto connection = *oldest;
  connection->abort();
  return true;
}

asio::awaitable<void> Server::State::serve(std::shared_ptr<Connection> connection) {
  co_await connection->run();
  forget(connection);
}

void Server::State::forget(const std::shared_ptr<Connection>& connection) {
  const auto peer = open_by_peer.find(connection->peer());
  if (--peer->second == 0) open_by_peer.erase(peer);
  open.remove(connection);
  const std::lock_guard lock(mutex);
  connections = open.size();
  changed.notify_all();
}

void Server::State::begin_to_stop() {
  stopping = true;
  error_code ignored;
  acceptor->close(ignored);
  for (const auto& connection : open) connection->finish();
}

bool Server::State::is_empty_within(std::chrono::milliseconds time) {
  std::unique_lock lock(mutex);
  return changed.wait_for(lock, time, [&] { return connections == 0; });
}

void Server::State::wait_until_empty() {
  std::unique_lock lock(mutex);
  changed.wait(lock, [&] { return connections == 0; });
}

Server::Server(ServerSettings settings, Router router, Hooks hooks)
    : state_(std::make_unique<State>(std::move(settings), std::move(router), std::move(hooks))) {}

Server::~Server() { stop(); }

void Server::start() {
  State& state = *state_;
  state.acceptor.emplace(listening(state.network, state.site.settings));
  state.port = state.acceptor->local_endpoint().port();
  state.work.emplace(state.network.get_executor());
  asio::co_spawn(state.network, state.accept_all(), asio::detached);
  {
    const std::lock_guard lock(state.mutex);
    state.running = true;
  }
  state.thread = std::thread([&state] { state.network.run(); });
}

std::uint16_t Server::port() const { return state_->port; }

void Server::stop() {
  State& state = *state_;
  const std::lock_guard one(state.one_stop);
  if (!state.thread.joinable()) return;
  // Answered, so that a connection taken just before is counted.
  std::promise<void> begun;
  asio::post(state.network, [&] {
    state.begin_to_stop();
    begun.set_value();
  });
  begun.get_future().wait();
  if (!state.is_empty_within(state.site.settings.timeouts.drain)) {
    asio::post(state.network, [&state] {
      for (const auto& connection : state.open) connection->abort();
    });
    state.wait_until_empty();
  }
  state.work.reset();
  state.thread.join();
  state.workers.join();
  const std::lock_guard lock(state.mutex);
  state.running = false;
  state.changed.notify_all();
}

void Server::wait() {
  std::unique_lock lock(state_->mutex);
  state_->changed.wait(lock, [&] { return !state_->running; });
}

std::size_t Server::connections() const {
  const std::lock_guard lock(state_->mutex);
  return state_->connections;
}

}  // namespace hoso::http
