#include "pipeline/crew.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <iterator>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace hoso::pipeline {
namespace {

using Clock = std::chrono::steady_clock;
using Lock = std::unique_lock<std::mutex>;

/// One worker and the job it is at; guarded by CrewState::mutex.
struct Seat {
  explicit Seat(int seat_number) : number(seat_number) {}

  void begin(Job next) {
    job = std::move(next);
    stop = std::stop_source();
    interruption.reset();
    dead_line = Clock::now() + job->limit;
  }
  void interrupt(Interruption reason) {
    interruption = reason;
    dead_line = Clock::now() + Crew::patience;
    stop.request_stop();
  }

  const int number;
  std::thread thread;
  std::optional<Job> job;  ///< nullopt = idle
  std::stop_source stop;
  Clock::time_point dead_line;
  std::optional<Interruption> interruption;
  bool left_behind = false;
};

}  // namespace

struct CrewState {
  std::mutex mutex;
  std::condition_variable work_added;
  std::condition_variable changed;
  std::deque<Job> queue;
  std::vector<std::shared_ptr<Seat>> seats;
  int seats_made = 0;
  int left_behind = 0;
  bool closed = false;

  [[nodiscard]] bool idle() const {
    return queue.empty() &&
           std::ranges::none_of(seats, [](const auto& seat) { return seat->job.has_value(); });
  }

  [[nodiscard]] Clock::time_point next_dead_line(Clock::time_point at_the_latest) const {
    for (const auto& seat : seats) {
      if (seat->job) at_the_latest = std::min(at_the_latest, seat->dead_line);
    }
    return at_the_latest;
  }

  /// False = the crew is closed.
  bool take_job(Seat& seat, Lock& lock) {
    work_added.wait(lock, [&] { return closed || !queue.empty(); });
    if (queue.empty()) return false;
    seat.begin(std::move(queue.front()));
    queue.pop_front();
    return true;
  }

  /// The same thread goes on with the first of them: no other needs to be woken for it.
  void put_first(Job::Next next) {
    for (std::size_t i = 1; i < next.size(); ++i) work_added.notify_one();
    queue.insert(queue.begin(), std::make_move_iterator(next.begin()),
                 std::make_move_iterator(next.end()));
  }

  void give_up(Seat& seat) {
    Job::Next next = seat.job->interrupted(*seat.interruption);
    if (*seat.interruption == Interruption::time_out) put_first(std::move(next));
  }

  void settle(Seat& seat, const Job::Commit& commit) {
    if (seat.interruption) {
      give_up(seat);
    } else {
      put_first(commit());
    }
    seat.job.reset();
    changed.notify_one();
  }

  void cancel_all() {
    for (const Job& job : queue) job.interrupted(Interruption::cancelled);
    queue.clear();
    for (const auto& seat : seats) {
      if (seat->job && !seat->interruption) seat->interrupt(Interruption::cancelled);
    }
  }
};

namespace {

using SharedState = std::shared_ptr<CrewState>;

void work(const SharedState& state, const std::shared_ptr<Seat>& seat) {
  Lock lock(state->mutex);
  while (state->take_job(*seat, lock)) {
    const auto task = seat->job->work;
    const std::stop_token stop = seat->stop.get_token();
    lock.unlock();
    const Job::Commit commit = task(seat->number, stop);
    lock.lock();
    if (seat->left_behind) {
      --state->left_behind;
      return;
    }
    state->settle(*seat, commit);
  }
}

void add_seat(const SharedState& state) {
  const auto seat = std::make_shared<Seat>(state->seats_made++);
  seat->thread = std::thread([state, seat] { work(state, seat); });
  state->seats.push_back(seat);
}

void leave_behind(const SharedState& state, const std::shared_ptr<Seat>& seat) {
  seat->left_behind = true;
  ++state->left_behind;
  state->give_up(*seat);
  seat->thread.detach();
  std::erase(state->seats, seat);
  add_seat(state);
}

void enforce_dead_lines(const SharedState& state) {
  const auto now = Clock::now();
  const auto seats = state->seats;  // a copy: leave_behind changes the list
  for (const auto& seat : seats) {
    if (!seat->job || now < seat->dead_line) continue;
    if (seat->interruption) {
      leave_behind(state, seat);
    } else {
      seat->interrupt(Interruption::time_out);
    }
  }
}

}  // namespace

Crew::Crew(int workers) : state_(std::make_shared<CrewState>()) {
  const std::scoped_lock lock(state_->mutex);
  for (int i = 0; i < std::max(1, workers); ++i) add_seat(state_);
}

Crew::~Crew() {
  std::vector<std::shared_ptr<Seat>> seats;
  {
    const std::scoped_lock lock(state_->mutex);
    state_->closed = true;
    seats = state_->seats;
  }
  state_->work_added.notify_all();
  for (const auto& seat : seats) seat->thread.join();
}

void Crew::add(Job job) {
  const std::scoped_lock lock(state_->mutex);
  state_->queue.push_back(std::move(job));
  state_->work_added.notify_one();
}

void Crew::finish(const std::stop_token& stop, const std::function<void()>& tick) {
  // Short enough for a progress bar to feel alive and for Ctrl+C to answer at once.
  constexpr std::chrono::milliseconds pause{100};
  Lock lock(state_->mutex);
  while (!state_->idle()) {
    if (stop.stop_requested()) state_->cancel_all();
    enforce_dead_lines(state_);
    if (tick) tick();
    if (!state_->idle()) {
      state_->changed.wait_until(lock, state_->next_dead_line(Clock::now() + pause));
    }
  }
  if (tick) tick();
}

int Crew::left_behind() const {
  const std::scoped_lock lock(state_->mutex);
  return state_->left_behind;
}

}  // namespace hoso::pipeline
