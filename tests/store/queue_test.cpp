// Leases: exactly one worker's result counts, whoever dies.
#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <random>
#include <set>
#include <thread>

#include <fmt/format.h>
#include <hoso/error.hpp>

#include "made_store.hpp"
#include "store/audit.hpp"
#include "store/backup.hpp"

namespace hoso::store::testing {
namespace {

using std::chrono::seconds;

TEST(Queue, AJobGoesToOneWorkerOnly) {
  const MadeStore made;
  Workspace workspace = made.open();
  const std::string id = received(workspace, "one");
  const auto lease = take(workspace, "a:1", noon);
  ASSERT_TRUE(lease);
  EXPECT_EQ(lease->dossier, id);
  EXPECT_FALSE(take(workspace, "b:2", noon));
  EXPECT_EQ(queue_state(workspace, noon).working, 1);
}

TEST(Queue, ADeadWorkersJobIsGivenOutAgainAndItsLateResultIsRefused) {
  const MadeStore made;
  Workspace workspace = made.open();
  const std::string id = received(workspace, "one");
  const auto first = take(workspace, "a:1", noon);
  const auto second = take(workspace, "b:2", noon + seconds(lease_seconds + 1));
  ASSERT_TRUE(first && second);
  EXPECT_FALSE(renew(workspace, *first, noon + seconds(lease_seconds + 2)));
  EXPECT_THROW(keep_reading(workspace, *first, reading_of(workspace, "late"), 1, noon), Error);
  keep_reading(workspace, *second, reading_of(workspace, "in time"), 1, noon);
  EXPECT_EQ(dossier(workspace, id).name, "in time");
  EXPECT_FALSE(take(workspace, "a:1", noon + seconds(1000)));
}

TEST(Queue, ARenewedLeaseLasts) {
  const MadeStore made;
  Workspace workspace = made.open();
  static_cast<void>(received(workspace, "one"));
  const auto lease = take(workspace, "a:1", noon);
  EXPECT_TRUE(renew(workspace, *lease, noon + seconds(30)));
  EXPECT_FALSE(take(workspace, "b:2", noon + seconds(lease_seconds + 1)));
}

TEST(Queue, ADossierThatKillsWorkersIsSetAsideWithItsReason) {
  const MadeStore made;
  Workspace workspace = made.open();
  const std::string id = received(workspace, "one");
  for (int attempt = 0; attempt < most_attempts; ++attempt) {
    ASSERT_TRUE(take(workspace, "a:1", noon + seconds(100 * attempt)));
  }
  EXPECT_FALSE(take(workspace, "a:1", noon + seconds(1000)));
  EXPECT_EQ(dossier(workspace, id).state, State::set_aside);
  EXPECT_EQ(dossier(workspace, id).problem, "store.poison");
  retry(workspace, id, act());
  EXPECT_TRUE(take(workspace, "a:1", noon + seconds(2000)));
}

TEST(Queue, PauseHoldsJobsBack) {
  const MadeStore made;
  Workspace workspace = made.open();
  static_cast<void>(received(workspace, "one"));
  pause(workspace, true, act());
  EXPECT_FALSE(take(workspace, "a:1", noon));
  EXPECT_TRUE(queue_state(workspace, noon).paused);
  pause(workspace, false, act());
  EXPECT_TRUE(take(workspace, "a:1", noon));
}

TEST(Queue, PagesChangedWhileBeingReadAreReadAnew) {
  const MadeStore made;
  Workspace workspace = made.open();
  const std::string id = received(workspace, "one");
  const auto old = take(workspace, "a:1", noon);
  read_again(workspace, id, {{0, 0, 90, ""}}, act());
  EXPECT_THROW(keep_reading(workspace, *old, reading_of(workspace, "as it lay"), 1, noon), Error);
  EXPECT_EQ(wishes_of_dossier(workspace, id).size(), 1U);
  read_one(workspace, "turned");
  EXPECT_EQ(dossier(workspace, id).name, "turned");
}

/// A worker that lives until it is killed: takes a job, keeps a result, takes the next.
[[noreturn]] void work(const std::filesystem::path& folder) {
  Workspace workspace(folder);
  const std::string me = fmt::format("test:{}", getpid());
  for (;;) {
    const auto lease = take(workspace, me, noon);
    if (!lease) {
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
      continue;
    }
    const Reading reading = reading_of(workspace, lease->dossier);
    keep_reading(workspace, *lease, reading, 0.01, noon);
  }
}

pid_t start(const std::filesystem::path& folder, void (*act_in)(const std::filesystem::path&)) {
  const pid_t child = fork();
  if (child == 0) {
    try {
      act_in(folder);
    } catch (...) {
      _exit(9);
    }
    _exit(0);
  }
  return child;
}

void kill_hard(pid_t child) {
  kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  ASSERT_TRUE(WIFSIGNALED(status)) << "the worker ended by itself: " << WEXITSTATUS(status);
}

// Workers and receivers are killed at random moments; every dossier that was acknowledged is there once, read once.
TEST(Queue, OutlivesKilledProcesses) {
  const MadeStore made;
  std::mt19937 random(20261127);
  std::set<std::string> accepted;
  for (int round = 0; round < 40; ++round) {
    const pid_t worker = start(made.path, work);
    Workspace workspace = made.open();
    for (int i = 0; i < 3; ++i) accepted.insert(received(workspace, fmt::format("{} {}", round, i)));
    std::this_thread::sleep_for(std::chrono::milliseconds(random() % 40));
    kill_hard(worker);
    release_leases(workspace, fmt::format("test:{}", worker));
  }
  Workspace workspace = made.open();
  while (const auto lease = take(workspace, "last", noon)) {
    keep_reading(workspace, *lease, reading_of(workspace, lease->dossier), 0.01, noon);
  }
  const Listing all = list(workspace, {std::nullopt, "", "", 0, 1000});
  EXPECT_EQ(all.total, static_cast<int>(accepted.size()));
  for (const Summary& summary : all.dossiers) {
    EXPECT_TRUE(accepted.contains(summary.id));
    EXPECT_EQ(summary.state, State::needs_review) << summary.id << ' ' << summary.problem;
    EXPECT_EQ(summary.name, summary.id);
  }
  EXPECT_EQ(require_whole(workspace).dossiers, all.total);
}

}  // namespace
}  // namespace hoso::store::testing
