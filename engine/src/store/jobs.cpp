#include "store/jobs.hpp"

#include <fmt/format.h>

#include <algorithm>

#include <hoso/error.hpp>

#include "store/audit.hpp"
#include "store/settings.hpp"

namespace hoso::store {
namespace {

std::string_view word_of(JobKind kind) { return kind == JobKind::read ? "read" : "package"; }

constexpr const char* paused_setting = "queue.is_paused";

bool is_paused(Workspace& workspace) { return !setting(workspace, paused_setting).empty(); }

int number(Workspace& workspace, const char* sql, std::int64_t parameter) {
  Statement row(workspace.database(), sql);
  return row.with(parameter).next() ? static_cast<int>(row.integer(0)) : 0;
}

/// The job's state and attempts before this take.
struct FreeJob {
  Lease lease;
  bool poison = false;
};

std::optional<FreeJob> free_job(Workspace& workspace, std::int64_t now) {
  Statement row(workspace.database(),
                "SELECT id, kind, dossier, attempts, token FROM jobs WHERE state = 'queued' "
                "OR (state = 'leased' AND lease_until < ?) ORDER BY kind = 'read', id LIMIT 1");
  if (!row.with(now).next()) return std::nullopt;
  FreeJob job;
  job.lease = {row.integer(0), row.integer(4) + 1, row.text(1) == "read" ? JobKind::read : JobKind::package,
               row.text(2), static_cast<int>(row.integer(3)) + 1};
  job.poison = job.lease.attempt > most_attempts;
  return job;
}

void end(Workspace& workspace, std::int64_t job, const char* state, double seconds, std::int64_t now) {
  Statement(workspace.database(), "UPDATE jobs SET state = ?, seconds = ?, done_at = ?, worker = '' WHERE id = ?")
      .with(state, seconds, now, job)
      .run();
}

}  // namespace

void enqueue(Workspace& workspace, const std::string& dossier, JobKind kind) {
  // A job at work read what was there before: its worker finds its lease lost and the job begins anew.
  Statement(workspace.database(),
            "INSERT INTO jobs(dossier, kind, state) VALUES(?1, ?2, 'queued') ON CONFLICT(dossier, kind) "
            "WHERE state IN ('queued','leased') DO UPDATE SET state = 'queued', token = token + 1, attempts = 0")
      .with(dossier, word_of(kind))
      .run();
}

std::optional<Lease> take(Workspace& workspace, const std::string& worker, std::chrono::sys_seconds now) {
  const std::int64_t time = seconds_of(now);
  Transaction transaction(workspace.database());
  if (is_paused(workspace)) return std::nullopt;
  auto job = free_job(workspace, time);
  while (job && job->poison) {
    set_aside(workspace, job->lease.dossier, "store.poison", {"hoso", now});
    end(workspace, job->lease.job, "failed", 0, time);
    job = free_job(workspace, time);
  }
  if (job) {
    Statement(workspace.database(),
              "UPDATE jobs SET state = 'leased', attempts = ?, token = ?, worker = ?, lease_until = ? WHERE id = ?")
        .with(job->lease.attempt, job->lease.token, worker, time + lease_seconds, job->lease.job)
        .run();
    if (job->lease.kind == JobKind::read) {
      Statement(workspace.database(), "UPDATE dossiers SET state = 'reading' WHERE id = ?")
          .with(job->lease.dossier)
          .run();
    }
  }
  transaction.commit();
  return job ? std::optional(job->lease) : std::nullopt;
}

bool renew(Workspace& workspace, const Lease& lease, std::chrono::sys_seconds now) {
  Statement(workspace.database(), "UPDATE jobs SET lease_until = ? WHERE id = ? AND token = ? AND state = 'leased'")
      .with(seconds_of(now) + lease_seconds, lease.job, lease.token)
      .run();
  return workspace.database().changed_rows() == 1;
}

void finish(Workspace& workspace, const Lease& lease, double seconds, std::chrono::sys_seconds now) {
  Statement held(workspace.database(), "SELECT 1 FROM jobs WHERE id = ? AND token = ? AND state = 'leased'");
  if (!held.with(lease.job, lease.token).next()) throw Error("store.lease_lost", {{"dossier", lease.dossier}});
  end(workspace, lease.job, "done", seconds, seconds_of(now));
}

void give_back(Workspace& workspace, const Lease& lease) {
  Statement(workspace.database(),
            "UPDATE jobs SET state = 'queued', attempts = attempts - 1, worker = '' "
            "WHERE id = ? AND token = ? AND state = 'leased'")
      .with(lease.job, lease.token)
      .run();
}

void release_leases(Workspace& workspace, const std::string& worker) {
  Statement(workspace.database(), "UPDATE jobs SET state = 'queued', worker = '' WHERE worker = ? AND state = 'leased'")
      .with(worker)
      .run();
}

void retry(Workspace& workspace, const std::string& id, const Act& act) {
  Transaction transaction(workspace.database());
  if (dossier(workspace, id).state != State::set_aside) {
    throw Error("store.wrong_state", {{"dossier", id}, {"state", std::string(word(dossier(workspace, id).state))}});
  }
  move_to(workspace, id, State::received, act);
  enqueue(workspace, id, JobKind::read);
  transaction.commit();
}

QueueState queue_state(Workspace& workspace, std::chrono::sys_seconds day_begins) {
  QueueState state;
  state.waiting = number(workspace, "SELECT count(*) FROM jobs WHERE state = 'queued' AND 0 <= ?", 0);
  state.working = number(workspace, "SELECT count(*) FROM jobs WHERE state = 'leased' AND 0 <= ?", 0);
  state.workers = number(workspace, "SELECT count(DISTINCT worker) FROM jobs WHERE state = 'leased' AND 0 <= ?", 0);
  state.set_aside = number(workspace, "SELECT count(*) FROM dossiers WHERE state = 'set_aside' AND 0 <= ?", 0);
  state.done_today =
      number(workspace, "SELECT count(*) FROM jobs WHERE state = 'done' AND kind = 'read' AND done_at >= ?",
             seconds_of(day_begins));
  state.paused = is_paused(workspace);
  Statement recent(workspace.database(),
                   "SELECT avg(seconds), count(*) FROM (SELECT seconds FROM jobs WHERE state = 'done' ORDER BY id DESC "
                   "LIMIT 20)");
  if (recent.next() && recent.integer(1) > 0) {
    state.eta_seconds = recent.number(0) * (state.waiting + state.working) / std::max(1, state.workers);
  }
  return state;
}

void pause(Workspace& workspace, bool paused, const Act& act) {
  Transaction transaction(workspace.database());
  set_setting(workspace, paused_setting, paused ? "1" : "");
  note(workspace, act, {paused ? "queue-paused" : "queue-resumed", {}, {}, {}});
  transaction.commit();
}

}  // namespace hoso::store
