// A time by which a socket must have done something.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <utility>

#include <boost/asio/steady_timer.hpp>

namespace hoso::http {

/// On the network thread only. When the time is over, `on_passed` is called once (it cancels what is under way).
class Deadline {
 public:
  Deadline(const boost::asio::any_io_executor& executor, std::function<void()> on_passed)
      : timer_(executor), state_(std::make_shared<State>(State{std::move(on_passed)})) {}
  ~Deadline() { clear(); }
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;

  /// Replaces the time that was set before.
  void set(std::chrono::milliseconds from_now) {
    clear();
    timer_.expires_after(from_now);
    // A timer whose handler is queued already cannot be cancelled any more, so the handler looks at its number.
    timer_.async_wait([state = state_, number = state_->number](const boost::system::error_code&) {
      if (state->number != number) return;
      state->passed = true;
      state->on_passed();
    });
  }
  void clear() {
    ++state_->number;
    state_->passed = false;
    timer_.cancel();
  }
  [[nodiscard]] bool passed() const { return state_->passed; }

 private:
  struct State {
    std::function<void()> on_passed;
    std::uint64_t number = 0;
    bool passed = false;
  };

  boost::asio::steady_timer timer_;
  std::shared_ptr<State> state_;
};

/// A deadline that moves on with what has come or gone: who is slow is waited for, who only holds on is not. A pause
/// may last `base`, and less where all in all fewer bytes than `slowest_bytes_per_second` have moved.
class Pace {
 public:
  struct Allowance {
    std::chrono::milliseconds base;
    std::uint64_t slowest_bytes_per_second = 1;
  };

  Pace(Deadline& deadline, Allowance allowance) : deadline_(deadline), allowance_(allowance) { moved(0); }
  ~Pace() { deadline_.clear(); }
  Pace(const Pace&) = delete;
  Pace& operator=(const Pace&) = delete;

  void moved(std::uint64_t bytes) {
    bytes_ += bytes;
    const std::chrono::milliseconds earned(bytes_ * 1000 / allowance_.slowest_bytes_per_second);
    const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begun_);
    deadline_.set(allowance_.base + std::min(earned - passed, std::chrono::milliseconds(0)));
  }

 private:
  using Clock = std::chrono::steady_clock;

  Deadline& deadline_;
  const Allowance allowance_;
  const Clock::time_point begun_ = Clock::now();
  std::uint64_t bytes_ = 0;
};

}  // namespace hoso::http
