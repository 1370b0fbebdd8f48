// One client of an EventStream, between the threads that publish and the network thread.
#pragma once

#include <functional>
#include <mutex>
#include <string>

#include "http/event_stream.hpp"

namespace hoso::http {

class Subscription {
 public:
  Subscription(std::string subscriber, EventStream::Settings settings);

  [[nodiscard]] const std::string& subscriber() const { return subscriber_; }

  /// From any thread. Too much waiting = the subscription is over.
  void push(std::string_view text);
  /// From any thread; what waits is still delivered.
  void end();

  /// What waits, in order; empty = nothing.
  [[nodiscard]] std::string take();
  [[nodiscard]] bool is_over() const;

  /// `wake` is called, on any thread and under a lock, when something waits or the subscription is over; it must not
  /// wait. After detach() it is not called any more, and the subscription is over.
  void attach(std::function<void()> wake);
  void detach();

 private:
  void close();

  const std::string subscriber_;
  const EventStream::Settings settings_;
  mutable std::mutex mutex_;
  std::string waiting_;
  std::size_t events_ = 0;
  bool over_ = false;
  std::function<void()> wake_;
};

}  // namespace hoso::http
