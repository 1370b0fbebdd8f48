// The queue: work on dossiers, leased to workers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/dossiers.hpp"

namespace hoso::store {

enum class JobKind { read, package };

/// A job that one worker holds. A worker that does not renew its lease loses it: `token` then is an old one, and what
/// it brings is not taken.
struct Lease {
  std::int64_t job = 0;
  std::int64_t token = 0;
  JobKind kind = JobKind::read;
  std::string dossier;
  int attempt = 1;  ///< how often the job was taken, this time included
};

/// A worker is alive when it renews its lease this often; a job whose worker died is free after `lease_seconds`.
inline constexpr int renew_every_seconds = 10;
inline constexpr int lease_seconds = 40;
/// Workers that die over a job more often than this do so because of it.
inline constexpr int most_attempts = 3;

/// Queues a job unless the dossier has one of the kind in the queue. Inside a transaction.
void enqueue(Workspace&, const std::string& dossier, JobKind);

/// The oldest free job, leased to `worker` ("host:pid"). Nullopt = none, or the queue is paused. A job that was tried
/// `most_attempts` times is not given out again: its dossier is set aside with "store.poison".
[[nodiscard]] std::optional<Lease> take(Workspace&, const std::string& worker, std::chrono::sys_seconds now);
/// False = the lease is lost; stop the work.
[[nodiscard]] bool renew(Workspace&, const Lease&, std::chrono::sys_seconds now);
/// Ends a job. Inside the transaction that keeps its result. Throws Error "store.lease_lost": nothing may be kept.
void finish(Workspace&, const Lease&, double seconds, std::chrono::sys_seconds now);
/// What can be tried again goes back into the queue.
void give_back(Workspace&, const Lease&);
/// Frees what a worker that is known to be dead held.
void release_leases(Workspace&, const std::string& worker);
/// A dossier that was set aside is tried again, with a fresh count. Throws Error "store.wrong_state".
void retry(Workspace&, const std::string& dossier, const Act&);

struct QueueState {
  int waiting = 0;
  int working = 0;
  int set_aside = 0;
  int done_today = 0;
  bool paused = false;
  int workers = 0;          ///< that hold a job
  double eta_seconds = -1;  ///< until the queue is empty; -1 = not known
};
/// `day_begins`: when today began.
[[nodiscard]] QueueState queue_state(Workspace&, std::chrono::sys_seconds day_begins);
void pause(Workspace&, bool paused, const Act&);

}  // namespace hoso::store
