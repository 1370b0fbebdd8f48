#include "http/connection.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "http/answering.hpp"
#include "http/subscription.hpp"
#include "http/wire.hpp"

namespace hoso::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

constexpr std::size_t bytes_per_head_read = 8 * 1024;
constexpr std::size_t bytes_per_body_read = 64 * 1024;

const Refusal too_slow{408, "http.too_slow"};

}  // namespace

Connection::Connection(asio::ip::tcp::socket socket, Caller caller, Shared& shared)
    : channel_(std::move(socket)), caller_(std::move(caller)), shared_(shared), site_(shared.site) {}

void Connection::finish() {
  closing_ = true;
  if (events_) events_->end();
  if (waiting_since_) channel_.close();
}

void Connection::abort() {
  closing_ = true;
  if (events_) events_->end();
  channel_.close();
}

Pace::Allowance Connection::allowance(std::chrono::milliseconds base) const {
  return {base, site_.settings.timeouts.slowest_bytes_per_second};
}

asio::awaitable<void> Connection::run() {
  const auto self = shared_from_this();
  try {
    // finish() may come when the last bytes of an answer have gone and nobody has been told yet.
    while (co_await exchange() && !closing_) is_first_ = false;
    waiting_since_ = Clock::now();
    if (!closing_) co_await channel_.linger();
  } catch (const std::exception&) {
    // Out of memory, or of descriptors: the one client goes, the others stay.
  }
  channel_.deadline().clear();
  channel_.close();
}

asio::awaitable<bool> Connection::exchange() {
  RequestParser parser(site_.settings.limits.header_bytes);
  is_secure_ = false;
  waiting_since_ = Clock::now();
  const Trouble trouble = co_await read_head(parser);
  channel_.deadline().clear();
  waiting_since_.reset();
  if (trouble && std::holds_alternative<std::monostate>(*trouble)) co_return false;
  if (trouble) co_return co_await answer_refusal(parser, std::get<Refusal>(*trouble));
  auto verdict = admit(parser.head(), caller_, site_);
  if (const auto* refusal = std::get_if<Refusal>(&verdict)) co_return co_await answer_refusal(parser, *refusal);
  co_return co_await answer_request(parser, std::move(std::get<Admitted>(verdict)));
}

asio::awaitable<Connection::Trouble> Connection::read_head(RequestParser& parser) {
  const Timeouts& timeouts = site_.settings.timeouts;
  bool begun = !channel_.input().empty();
  channel_.deadline().set(begun || is_first_ ? timeouts.header : timeouts.idle);
  for (;;) {
    const auto progress = parser.put(channel_.input());
    channel_.drop(progress.consumed);
    if (progress.step == RequestParser::Step::head) co_return std::nullopt;
    if (progress.step == RequestParser::Step::header_too_large) co_return Refusal{431, "http.header_too_large"};
    if (progress.step == RequestParser::Step::malformed) co_return Refusal();
    const Received received = co_await channel_.receive(bytes_per_head_read);
    if (received == Received::timed_out && begun) co_return too_slow;
    if (received != Received::more) co_return std::monostate();
    if (!std::exchange(begun, true)) channel_.deadline().set(timeouts.header);
  }
}

asio::awaitable<bool> Connection::answer_refusal(const RequestParser& parser, const Refusal& refusal) {
  // The application words it, and may be slow in that, too.
  std::function<Answer()> work = [this, &refusal]() -> Answer { return refused(site_, refusal); };
  Answer response = co_await on_worker(std::move(work));
  const bool head_only = parser.head().method == "HEAD";
  (void)co_await send(std::move(*response), false, head_only);
  co_return false;
}

asio::awaitable<bool> Connection::answer_request(RequestParser& parser, Admitted admitted) {
  is_secure_ = admitted.request.secure;
  Answer response;
  if (admitted.framing.has_body()) {
    response = co_await answer_with_body(parser, admitted);
  } else {
    std::function<Answer()> work = [this, &admitted]() -> Answer {
      auto refusal = gate(site_, admitted);
      return refusal ? std::move(refusal) : handled(site_, admitted);
    };
    response = co_await on_worker(std::move(work));
  }
  if (!response) co_return false;
  // Of a request that was refused on the way, the rest is still to come.
  const bool is_whole = parser.put({}).step == RequestParser::Step::done;
  co_return co_await send(std::move(*response), admitted.keep_alive && is_whole && !closing_, admitted.head_only);
}

asio::awaitable<Connection::Answer> Connection::answer_with_body(RequestParser& parser, Admitted& admitted) {
  const Limits& limits = site_.settings.limits;
  BodyKeeper body({admitted.body_limit, limits.memory_body_bytes, site_.settings.spool_folder}, shared_.spool);
  std::function<Answer()> judge = [this, &admitted] { return gate(site_, admitted); };
  Answer response = co_await on_worker(std::move(judge));
  if (response) co_return response;
  if (!co_await send_continue(admitted)) co_return std::nullopt;
  const Trouble trouble = co_await read_body(parser, body);
  if (trouble && std::holds_alternative<std::monostate>(*trouble)) co_return std::nullopt;
  if (!trouble) body.give_to(admitted.request);
  std::function<Answer()> work = [this, &admitted, &trouble]() -> Answer {
    return trouble ? refused(site_, std::get<Refusal>(*trouble)) : handled(site_, admitted);
  };
  response = co_await on_worker(std::move(work));
  co_return response;
}

asio::awaitable<bool> Connection::send_continue(const Admitted& admitted) {
  if (!admitted.expects_continue || !channel_.input().empty()) co_return true;
  Pace pace(channel_.deadline(), allowance(site_.settings.timeouts.write));
  co_return co_await channel_.send("HTTP/1.1 100 Continue\r\n\r\n", pace);
}

asio::awaitable<Connection::Trouble> Connection::read_body(RequestParser& parser, BodyKeeper& body) {
  Pace pace(channel_.deadline(), allowance(site_.settings.timeouts.body));
  for (;;) {
    const auto progress = parser.put(channel_.input());
    if (!progress.body.empty()) {
      if (auto refusal = body.add(progress.body)) co_return std::move(*refusal);
      pace.moved(progress.body.size());
    }
    channel_.drop(progress.consumed);
    if (progress.step == RequestParser::Step::done) co_return std::nullopt;
    if (progress.step == RequestParser::Step::malformed) co_return Refusal();
    if (progress.step != RequestParser::Step::need_more) continue;
    const Received received = co_await channel_.receive(bytes_per_body_read);
    if (received == Received::timed_out) co_return too_slow;
    if (received == Received::closed) co_return std::monostate();
  }
}

asio::awaitable<Connection::Answer> Connection::on_worker(std::function<Answer()> work) {
  const auto executor = co_await asio::this_coro::executor;
  Answer answer;
  // A timer that never ends serves as an event: it is cancelled on this thread, so never before it is waited for.
  asio::steady_timer done(executor, asio::steady_timer::time_point::max());
  asio::post(shared_.workers, [&] {
    answer = work();
    asio::post(executor, [&] { done.cancel(); });
  });
  error_code cancelled;
  co_await done.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
  co_return answer;
}

std::string Connection::head_of(Response& response, bool keep_alive) {
  try {
    return head_text(response, {keep_alive, is_secure_});
  } catch (const std::invalid_argument&) {
    response = refused(site_, {500, "internal.bug", {{"detail", "http"}}});
    return head_text(response, {keep_alive, is_secure_});
  }
}

asio::awaitable<bool> Connection::send(Response response, bool keep_alive, bool head_only) {
  const bool has_events = response.events && !head_only;
  const std::string head = head_of(response, keep_alive && !has_events);
  Pace pace(channel_.deadline(), allowance(site_.settings.timeouts.write));
  if (!co_await channel_.send(head, pace)) co_return false;
  if (has_events) co_return co_await send_events(std::move(response.events));
  const bool has_body = !head_only && response.status != 204 && response.status != 304;
  if (has_body && !co_await channel_.send(body_text(response), pace)) co_return false;
  co_return keep_alive;
}

asio::awaitable<bool> Connection::send_events(std::shared_ptr<Subscription> events) {
  const auto executor = co_await asio::this_coro::executor;
  const auto next = std::make_shared<asio::steady_timer>(executor);
  const auto wake = [executor, next] { asio::post(executor, [next] { next->cancel(); }); };
  events_ = events;
  events->attach(wake);
  channel_.watch([self = shared_from_this(), wake] {
    self->hung_up_ = true;
    wake();
  });
  if (closing_) events->end();
  std::string text = "retry: 3000\n\n";
  while (!hung_up_) {
    Pace pace(channel_.deadline(), allowance(site_.settings.timeouts.write));
    if (!co_await channel_.send(text, pace)) break;
    channel_.deadline().clear();
    const bool is_over = events->is_over();
    text = events->take();
    if (!text.empty()) continue;
    if (is_over) break;
    next->expires_after(site_.settings.timeouts.heart_beat);
    error_code woken;
    co_await next->async_wait(asio::redirect_error(asio::use_awaitable, woken));
    if (!woken) text = ":\n\n";
  }
  events->detach();
  events_.reset();
  co_return false;
}

}  // namespace hoso::http
