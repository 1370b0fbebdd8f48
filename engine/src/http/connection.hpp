// One client: its requests one after the other. On the network thread only; handlers run on workers.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>

#include "http/admission.hpp"
#include "http/body_keeper.hpp"
#include "http/channel.hpp"
#include "http/request_parser.hpp"

namespace hoso::http {

/// What connections use together; outlives them.
struct Shared {
  const Site& site;
  boost::asio::thread_pool& workers;
  SpoolBudget spool;
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Clock = std::chrono::steady_clock;

  Connection(boost::asio::ip::tcp::socket socket, Caller caller, Shared& shared);

  /// Returns when the connection is closed. Never throws.
  [[nodiscard]] boost::asio::awaitable<void> run();

  /// Since when it waits for the client to ask something; nothing = a request is being answered.
  [[nodiscard]] std::optional<Clock::time_point> waiting_since() const { return waiting_since_; }
  [[nodiscard]] const std::string& peer() const { return caller_.peer; }

  /// Closes as soon as the request that was begun is answered: at once if none was.
  void finish();
  /// Closes now. A handler that is at work goes on, and its answer is lost.
  void abort();

 private:
  /// `nullopt` stands for "go on"; a refusal is still to be sent; monostate = the client is gone.
  using Trouble = std::optional<std::variant<std::monostate, Refusal>>;
  /// Empty = the client is gone.
  using Answer = std::optional<Response>;

  [[nodiscard]] boost::asio::awaitable<bool> exchange();
  [[nodiscard]] boost::asio::awaitable<Trouble> read_head(RequestParser& parser);
  [[nodiscard]] boost::asio::awaitable<bool> answer_refusal(const RequestParser& parser, const Refusal& refusal);
  [[nodiscard]] boost::asio::awaitable<bool> answer_request(RequestParser& parser, Admitted admitted);
  [[nodiscard]] boost::asio::awaitable<Answer> answer_with_body(RequestParser& parser, Admitted& admitted);
  [[nodiscard]] boost::asio::awaitable<Trouble> read_body(RequestParser& parser, BodyKeeper& body);
  [[nodiscard]] boost::asio::awaitable<Answer> on_worker(std::function<Answer()> work);
  [[nodiscard]] boost::asio::awaitable<bool> send(Response response, bool keep_alive, bool head_only);
  [[nodiscard]] boost::asio::awaitable<bool> send_events(std::shared_ptr<Subscription> events);
  [[nodiscard]] boost::asio::awaitable<bool> send_continue(const Admitted& admitted);
  [[nodiscard]] std::string head_of(Response& response, bool keep_alive);
  [[nodiscard]] Pace::Allowance allowance(std::chrono::milliseconds base) const;

  Channel channel_;
  const Caller caller_;
  Shared& shared_;
  const Site& site_;
  std::optional<Clock::time_point> waiting_since_ = Clock::now();
  std::shared_ptr<Subscription> events_;
  bool is_first_ = true;
  bool is_secure_ = false;
  bool closing_ = false;
  bool hung_up_ = false;
};

}  // namespace hoso::http
