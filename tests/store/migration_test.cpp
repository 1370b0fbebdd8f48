// Older stores become today's, or stay what they were.
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

#include <hoso/error.hpp>

#include "made_store.hpp"
#include "store/audit.hpp"
#include "store/schema.hpp"

namespace hoso::store::testing {
namespace {

namespace fs = std::filesystem;

/// Version 1 is made by the program; what later steps are is the test's.
constexpr const char* made_by_the_program = "";
constexpr std::array good{made_by_the_program, "ALTER TABLE dossiers ADD COLUMN note TEXT NOT NULL DEFAULT 'none'",
                          "CREATE TABLE labels(dossier TEXT); INSERT INTO labels SELECT id FROM dossiers"};
constexpr std::array bad{made_by_the_program, "ALTER TABLE dossiers ADD COLUMN note TEXT",
                         "INSERT INTO labels SELECT id FROM dossiers"};

std::string with_dossier(const MadeStore& made) {
  Workspace workspace = made.open();
  std::string id = received(workspace, "one");
  read_one(workspace, "tran thi mau");
  return id;
}

std::string one_text(Database& database, const std::string& sql) {
  Statement row(database, sql);
  return row.next() ? row.text(0) : std::string("no row");
}

TEST(Migration, AnOlderStoreKeepsAllAndIsCopiedFirst) {
  const MadeStore made;
  const std::string id = with_dossier(made);
  const fs::path backups = made.path / "backups";
  Database database(made.path / "hoso.db");
  migrate(database, backups, good);
  EXPECT_EQ(version_of(database), 3);
  EXPECT_EQ(one_text(database, "SELECT note FROM dossiers WHERE id = '" + id + "'"), "none");
  EXPECT_EQ(one_text(database, "SELECT dossier FROM labels"), id);
  EXPECT_EQ(one_text(database, "SELECT count(*) FROM audit"), "2");
  Database copy(backups / "store-v1-before-v3.db");
  EXPECT_EQ(version_of(copy), 1);
  EXPECT_EQ(one_text(copy, "SELECT id FROM dossiers"), id);
  EXPECT_EQ(one_text(copy, "SELECT count(*) FROM pragma_table_info('dossiers') WHERE name = 'note'"), "0");
}

TEST(Migration, AStepThatFailsLeavesTheOldStore) {
  const MadeStore made;
  const std::string id = with_dossier(made);
  {
    Database database(made.path / "hoso.db");
    EXPECT_THROW(migrate(database, made.path / "backups", bad), Error);
  }
  EXPECT_TRUE(fs::exists(made.path / "backups" / "store-v1-before-v3.db"));
  Workspace workspace = made.open();
  EXPECT_EQ(version_of(workspace.database()), 1);
  EXPECT_EQ(one_text(workspace.database(), "SELECT count(*) FROM pragma_table_info('dossiers') WHERE name = 'note'"),
            "0");
  EXPECT_EQ(dossier(workspace, id).name, "tran thi mau");
  EXPECT_FALSE(verify_audit(workspace).broken_at);
}

TEST(Migration, AKilledOneLeavesTheOldStore) {
  const MadeStore made;
  const std::string id = with_dossier(made);
  const pid_t child = fork();
  if (child == 0) {
    Database database(made.path / "hoso.db");
    const Transaction transaction(database);
    database.execute(good[1]);
    kill(getpid(), SIGKILL);
  }
  int status = 0;
  waitpid(child, &status, 0);
  ASSERT_TRUE(WIFSIGNALED(status));
  Workspace workspace = made.open();
  EXPECT_EQ(version_of(workspace.database()), 1);
  EXPECT_EQ(dossier(workspace, id).name, "tran thi mau");
}

TEST(Migration, ManyProcessesAtOnceDoItOnce) {
  const MadeStore made;
  const std::string id = with_dossier(made);
  const fs::path backups = made.path / "backups";
  std::vector<pid_t> children;
  for (int i = 0; i < 6; ++i) {
    children.push_back(fork());
    if (children.back() != 0) continue;
    try {
      Database database(made.path / "hoso.db");
      migrate(database, backups, good);
      _exit(version_of(database) == 3 ? 0 : 1);
    } catch (...) {
      _exit(9);
    }
  }
  for (const pid_t child : children) {
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << WEXITSTATUS(status);
  }
  Database copy(backups / "store-v1-before-v3.db");
  EXPECT_EQ(version_of(copy), 1) << "the copy is of the old store";
  Database database(made.path / "hoso.db");
  EXPECT_EQ(one_text(database, "SELECT count(*) FROM labels"), "1");
}

}  // namespace
}  // namespace hoso::store::testing
