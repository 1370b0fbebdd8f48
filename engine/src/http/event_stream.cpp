#include "http/event_stream.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "http/subscription.hpp"

namespace hoso::http {

Subscription::Subscription(std::string subscriber, EventStream::Settings settings)
    : subscriber_(std::move(subscriber)), settings_(settings) {}

void Subscription::close() {
  over_ = true;
  if (wake_) wake_();
}

void Subscription::push(std::string_view text) {
  const std::lock_guard lock(mutex_);
  if (over_) return;
  if (events_ == settings_.events || waiting_.size() + text.size() > settings_.bytes) {
    waiting_.clear();
    return close();
  }
  waiting_ += text;
  ++events_;
  if (wake_) wake_();
}

void Subscription::end() {
  const std::lock_guard lock(mutex_);
  close();
}

std::string Subscription::take() {
  const std::lock_guard lock(mutex_);
  events_ = 0;
  return std::exchange(waiting_, {});
}

bool Subscription::is_over() const {
  const std::lock_guard lock(mutex_);
  return over_;
}

void Subscription::attach(std::function<void()> wake) {
  const std::lock_guard lock(mutex_);
  wake_ = std::move(wake);
}

void Subscription::detach() {
  const std::lock_guard lock(mutex_);
  over_ = true;
  wake_ = nullptr;
}

/// A subscription belongs to the connection that serves it; here it is only known.
struct EventStream::State {
  explicit State(Settings chosen) : settings(chosen) {}

  template <class Action>
  void for_each(Action action) {
    const std::lock_guard lock(mutex);
    std::erase_if(clients, [&](const std::weak_ptr<Subscription>& known) {
      const auto client = known.lock();
      if (!client || client->is_over()) return true;
      action(*client);
      return false;
    });
  }

  const Settings settings;
  std::mutex mutex;
  std::vector<std::weak_ptr<Subscription>> clients;
};

EventStream::EventStream() : EventStream(Settings()) {}

EventStream::EventStream(Settings settings) : state_(std::make_shared<State>(settings)) {}

EventStream::~EventStream() {
  state_->for_each([](Subscription& client) { client.end(); });
}

Response EventStream::subscribe(std::string subscriber) {
  auto client = std::make_shared<Subscription>(std::move(subscriber), state_->settings);
  const std::lock_guard lock(state_->mutex);
  state_->clients.push_back(client);
  return {.media_type = "text/event-stream", .events = std::move(client)};
}

void EventStream::publish(std::string_view event, std::string_view data) {
  const std::string text = event_text(event, data);
  state_->for_each([&](Subscription& client) { client.push(text); });
}

void EventStream::publish_to(std::string_view subscriber, std::string_view event, std::string_view data) {
  const std::string text = event_text(event, data);
  state_->for_each([&](Subscription& client) {
    if (client.subscriber() == subscriber) client.push(text);
  });
}

void EventStream::end(std::string_view subscriber) {
  state_->for_each([&](Subscription& client) {
    if (client.subscriber() == subscriber) client.end();
  });
}

std::size_t EventStream::clients() const {
  std::size_t count = 0;
  state_->for_each([&](Subscription&) { ++count; });
  return count;
}

std::string event_text(std::string_view event, std::string_view data) {
  std::string text = "event: ";
  std::ranges::copy_if(event, std::back_inserter(text), [](char letter) { return letter != '\n' && letter != '\r'; });
  // Browsers take CR, LF and CRLF for line ends: each line of the data gets a field of its own.
  text += "\ndata: ";
  for (std::size_t at = 0; at < data.size(); ++at) {
    if (data[at] == '\r' && at + 1 < data.size() && data[at + 1] == '\n') continue;
    if (data[at] == '\r' || data[at] == '\n') {
      text += "\ndata: ";
    } else {
      text += data[at];
    }
  }
  return text + "\n\n";
}

}  // namespace hoso::http
