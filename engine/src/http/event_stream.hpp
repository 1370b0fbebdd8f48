// Server-sent events: https://html.spec.whatwg.org/multipage/server-sent-events.html
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace hoso::http {

/// A place where the application publishes and browsers listen. All members may be called from any thread; it may be
/// destroyed before or after the server.
class EventStream {
 public:
  struct Settings {
    std::size_t events = 256;         ///< that may wait for one client; one more, and the client is dropped
    std::size_t bytes = 1024 * 1024;  ///< likewise. A browser that was dropped connects again by itself
  };

  EventStream();
  explicit EventStream(Settings settings);
  ~EventStream();
  EventStream(const EventStream&) = delete;
  EventStream& operator=(const EventStream&) = delete;

  /// The answer that turns a request into a subscription. `subscriber` groups clients for publish_to(): a session, an
  /// account. The client gets what is published from now on.
  [[nodiscard]] Response subscribe(std::string subscriber);

  /// `event` is a name without line breaks; `data` is text of any lines.
  void publish(std::string_view event, std::string_view data);
  void publish_to(std::string_view subscriber, std::string_view event, std::string_view data);
  /// Ends the subscriptions of `subscriber`: it signed out.
  void end(std::string_view subscriber);

  /// Subscriptions that are alive.
  [[nodiscard]] std::size_t clients() const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

/// One event as it goes over the wire.
[[nodiscard]] std::string event_text(std::string_view event, std::string_view data);

}  // namespace hoso::http
