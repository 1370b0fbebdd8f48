// What a drop folder's files become, and what a killed process leaves.
#include <gmock/gmock.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <random>
#include <set>
#include <thread>

#include <hoso/error.hpp>
#include <hoso/sha256.hpp>

#include "intake/drop_folder.hpp"
#include "intake/office.hpp"
#include "store/backup.hpp"

namespace hoso::intake_tests {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using intake::DropFolder;
using intake::DropReport;
using intake::Instant;
using store::testing::act;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto settle = 3s;

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  if (!fs::exists(folder)) return names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

std::vector<std::string> codes_of(const DropReport& report) {
  std::vector<std::string> codes;
  for (const Diagnostic& problem : report.problems) codes.push_back(problem.code);
  return codes;
}

class Drop : public testing::Test {
 protected:
  Drop() { fs::create_directory(folder_); }

  void write(const std::string& name, const std::string& content) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << content;
  }
  [[nodiscard]] intake::DropSettings settings() const { return {folder_, settle, "1.004222", 1 << 20}; }
  DropReport look(DropFolder& folder, std::chrono::milliseconds after) {
    now_ += after;
    return folder.look(now_, act());
  }
  [[nodiscard]] fs::path aside() const { return folder_ / intake::taken_name; }

  Office office_;
  fs::path folder_ = office_.folder.path() / "máy quét";
  store::Workspace workspace_ = office_.open();
  Instant now_ = std::chrono::steady_clock::now();
};

TEST_F(Drop, AFileIsADossierOnceItLiesUnchanged) {
  DropFolder folder(workspace_, settings());
  write("a.pdf", "half");
  EXPECT_EQ(look(folder, 0s).waiting, 1);
  EXPECT_EQ(look(folder, 2s).waiting, 1);
  write("a.pdf", "half and half");
  EXPECT_EQ(look(folder, 2s).waiting, 1) << "it grew";
  const DropReport report = look(folder, settle);
  ASSERT_EQ(report.taken.size(), 1U);
  const std::string id = report.taken[0].dossier.id;
  EXPECT_EQ(store::dossier(workspace_, id).channel, "watch");
  EXPECT_EQ(store::dossier(workspace_, id).procedure, "1.004222");
  const auto files = store::files_of(workspace_, id);
  ASSERT_EQ(files.size(), 1U);
  const store::Bytes bytes = workspace_.blobs().get(files[0].sha256);
  EXPECT_EQ(std::string(bytes.begin(), bytes.end()), "half and half");
  EXPECT_EQ(testing_support::text_of_file(aside() / "a.pdf"), "half and half") << "the original is kept";
  EXPECT_THAT(names_in(folder_), ElementsAre(intake::taken_name));
  EXPECT_EQ(look(folder, settle).waiting, 0);
}

TEST_F(Drop, TheSameContentIsKnownAndNoOriginalIsOverwritten) {
  DropFolder folder(workspace_, settings());
  for (const bool known : {false, true}) {
    write("a.pdf", "one");
    look(folder, 0s);
    const DropReport report = look(folder, settle);
    ASSERT_EQ(report.taken.size(), 1U);
    EXPECT_EQ(report.taken[0].dossier.known, known);
  }
  write("a.pdf", "two");
  look(folder, 0s);
  EXPECT_FALSE(look(folder, settle).taken.at(0).dossier.known);
  EXPECT_THAT(names_in(aside()), ElementsAre("a-2.pdf", "a-3.pdf", "a.pdf"));
  EXPECT_EQ(store::list(workspace_, {}).total, 2);
}

TEST_F(Drop, AFolderIsOneDossierAfterALongerWhileOrByItsMarker) {
  DropFolder folder(workspace_, settings());
  for (const char* name : {"lô 1/trang 10.jpg", "lô 1/trang 2.jpg"}) write(name, name);
  look(folder, 0s);
  EXPECT_THAT(look(folder, settle * 2).taken, IsEmpty()) << "another page may come";
  const DropReport report = look(folder, settle * intake::folder_patience);
  ASSERT_EQ(report.taken.size(), 1U);
  const auto files = store::files_of(workspace_, report.taken[0].dossier.id);
  ASSERT_EQ(files.size(), 2U);
  EXPECT_EQ(files[0].name, "trang 2.jpg");
  EXPECT_EQ(files[1].name, "trang 10.jpg");
  write("lô 2/trang 1.jpg", "x");
  write(std::string("lô 2/") + intake::ready_marker, "");
  look(folder, 0s);
  EXPECT_EQ(look(folder, settle).taken.size(), 1U);
  EXPECT_THAT(names_in(aside()), ElementsAre("lô 1", "lô 2"));
}

TEST_F(Drop, WhatIsNoFinishedPaperStaysAndIsToldOnce) {
  write("empty.pdf", "");
  write("half.pdf.part", "half");
  write("huge.pdf", std::string((1 << 20) + 1, 'x'));
  write("lô/trang.jpg", "x");
  fs::create_directory(folder_ / "lô" / "trong");
  fs::create_directory(folder_ / "rỗng");
  write(".hidden", "x");
  write("Thumbs.db", "x");
  fs::create_symlink("/etc/passwd", folder_ / "link.pdf");
  ASSERT_EQ(mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  DropFolder folder(workspace_, settings());
  look(folder, 0s);
  const DropReport report = look(folder, settle * intake::folder_patience);
  EXPECT_THAT(report.taken, IsEmpty());
  EXPECT_THAT(codes_of(report), testing::UnorderedElementsAre("input.empty", "intake.unfinished", "limit.file_bytes",
                                                              "intake.misfit", "intake.no_paper", "intake.no_paper"));
  EXPECT_THAT(codes_of(look(folder, settle)), IsEmpty());
  EXPECT_EQ(names_in(folder_).size(), 9U) << "nothing was moved";
  EXPECT_EQ(store::list(workspace_, {}).total, 0);
  fs::rename(folder_ / "half.pdf.part", folder_ / "half.pdf");
  look(folder, 0s);
  EXPECT_EQ(look(folder, settle).taken.size(), 1U);
}

TEST_F(Drop, AFileThatVanishesIsNoProblem) {
  DropFolder folder(workspace_, settings());
  write("a.pdf", "x");
  look(folder, 0s);
  fs::remove(folder_ / "a.pdf");
  const DropReport report = look(folder, settle);
  EXPECT_THAT(report.problems, IsEmpty());
  EXPECT_THAT(report.taken, IsEmpty());
  EXPECT_EQ(report.waiting, 0);
}

TEST_F(Drop, LinksLeadNowhere) {
  write("lô/trang.jpg", "x");
  fs::create_directory_symlink(folder_ / "lô", folder_ / "đường tắt");
  try {
    static_cast<void>(intake::read_whole(folder_ / "đường tắt" / "trang.jpg", 100, intake::Links::refuse));
    FAIL() << "read through a link";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "input.not_a_file");
  }
  fs::create_directory(office_.folder.path() / "elsewhere");
  fs::create_directory_symlink(office_.folder.path() / "elsewhere", aside());
  write("a.pdf", "one");
  DropFolder folder(workspace_, settings());
  look(folder, 0s);
  EXPECT_THROW(look(folder, settle), Error);
  EXPECT_TRUE(fs::exists(folder_ / "a.pdf"));
}

TEST_F(Drop, OneProcessWatchesAFolder) {
  const DropFolder folder(workspace_, settings());
  try {
    const DropFolder other(workspace_, settings());
    FAIL() << "two at one folder";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "intake.watched_already");
  }
}

/// Takes place as a user that may not write everywhere.
void as_nobody(const std::function<void()>& work) {
  const pid_t child = fork();
  if (child == 0) {
    int code = 9;
    try {
      if (setgid(65534) == 0 && setuid(65534) == 0) {
        work();
        code = testing::Test::HasFailure() ? 1 : 0;
      }
    } catch (const std::exception& failure) {
      fmt::print(stderr, "{}\n", failure.what());
    }
    _exit(code);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
}

TEST_F(Drop, InAReadOnlyFolderFilesAreRememberedAlsoAfterARestart) {
  if (geteuid() != 0) GTEST_SKIP() << "SKIPPED: only root can become a user who may not write";
  write("a.pdf", "one");
  write("secret.pdf", "two");
  fs::permissions(folder_ / "secret.pdf", fs::perms::none);
  fs::permissions(office_.folder.path(), fs::perms::all);
  const fs::path place = office_.folder.path() / "nobody's";
  as_nobody([&] {
    store::make_workspace(place, "");
    store::Workspace mine(place);
    for (const std::size_t taken : {1U, 0U}) {
      DropFolder folder(mine, settings());
      look(folder, 0s);
      const DropReport report = look(folder, settle);
      EXPECT_EQ(report.taken.size(), taken);
      EXPECT_THAT(codes_of(report), ElementsAre("input.not_found"));
    }
  });
  EXPECT_THAT(names_in(folder_), ElementsAre("a.pdf", "secret.pdf"));
}

// ---- killed at any point -----------------------------------------------------------------------

void watch_for_ever(const fs::path& folder, const fs::path& office) {
  store::Workspace workspace(office);
  DropFolder drop(workspace, {folder, 20ms, "", 1 << 20});
  for (;;) {
    drop.look(std::chrono::steady_clock::now(), act());
    std::this_thread::sleep_for(2ms);
  }
}

pid_t start(const fs::path& folder, const fs::path& office) {
  const pid_t child = fork();
  if (child != 0) return child;
  try {
    watch_for_ever(folder, office);
  } catch (...) {
  }
  _exit(9);
}

void kill_hard(pid_t child) {
  kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  ASSERT_TRUE(WIFSIGNALED(status)) << "it ended by itself: " << WEXITSTATUS(status);
}

std::set<std::string> contents_of(store::Workspace& workspace) {
  std::set<std::string> contents;
  for (const store::Summary& dossier : store::list(workspace, {std::nullopt, "", "", 0, 10'000}).dossiers) {
    const auto files = store::files_of(workspace, dossier.id);
    EXPECT_EQ(files.size(), 1U);
    const store::Bytes bytes = workspace.blobs().get(files.at(0).sha256);
    EXPECT_TRUE(contents.emplace(bytes.begin(), bytes.end()).second) << "taken twice";
  }
  return contents;
}

TEST(DropKilled, NothingIsLostOrTakenTwice) {
  const Office office;
  const fs::path folder = office.folder.path() / "scans";
  fs::create_directory(folder);
  std::mt19937 random(20261127);
  std::set<std::string> dropped;
  for (int round = 0; round < 30; ++round) {
    for (int i = 0; i < 4; ++i) {
      const std::string content = fmt::format("paper {} {}", round, i);
      std::ofstream(folder / fmt::format("{}-{}.pdf", round, i)) << content;
      dropped.insert(content);
    }
    const pid_t watcher = start(folder, office.path);
    std::this_thread::sleep_for(std::chrono::milliseconds(25 + random() % 60));
    kill_hard(watcher);
  }
  store::Workspace workspace = office.open();
  intake::DropFolder drop(workspace, {folder, 0ms, "", 1 << 20});
  drop.look(std::chrono::steady_clock::now(), act());
  EXPECT_EQ(contents_of(workspace), dropped);
  EXPECT_THAT(names_in(folder), ElementsAre(intake::taken_name));
  std::set<std::string> originals;
  for (const std::string& name : names_in(folder / intake::taken_name)) {
    originals.insert(testing_support::text_of_file(folder / intake::taken_name / name));
  }
  EXPECT_EQ(originals, dropped);
  EXPECT_EQ(store::require_whole(workspace).dossiers, static_cast<int>(dropped.size()));
}

// ---- the command -------------------------------------------------------------------------------

TEST(WatchCommand, TakesWhatLiesThereAndEnds) {
  const Office office;
  const fs::path folder = office.folder.path() / "scans";
  fs::create_directory(folder);
  std::ofstream(folder / "a.pdf") << "one";
  const auto result = office.run({"watch", folder.string(), "--once", "--settle", "0.2"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, testing::HasSubstr("đã tiếp nhận  a.pdf"));
  fs::create_symlink("/etc/passwd", folder / "link");
  const auto odd = office.run({"watch", folder.string(), "--once", "--settle", "0.2"});
  EXPECT_EQ(odd.exit_code, 2);
  EXPECT_THAT(odd.err, testing::HasSubstr("[intake.no_paper]"));
}

TEST(WatchCommand, EndsInOrderWhenTold) {
  const Office office;
  const fs::path folder = office.folder.path() / "scans";
  fs::create_directory(folder);
  const std::string program = HOSO_COMMAND, workspace = office.path.string(), place = folder.string();
  const pid_t child = fork();
  if (child == 0) {
    execl(program.c_str(), program.c_str(), "watch", place.c_str(), "--workspace", workspace.c_str(), "--settle", "0.1",
          nullptr);
    _exit(9);
  }
  std::ofstream(folder / "a.pdf") << "one";
  for (int i = 0; i < 300 && !fs::exists(folder / intake::taken_name / "a.pdf"); ++i) std::this_thread::sleep_for(50ms);
  kill(child, SIGTERM);
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status)) << status;
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_EQ(office.json_of({"dossiers"})["total"], 1);
}

}  // namespace
}  // namespace hoso::intake_tests
