// History, sealing, erasing, backups, migrations, accounts.
#include <gmock/gmock.h>
#include <sqlite3.h>

#include <fstream>

#include <hoso/error.hpp>

#include "made_store.hpp"
#include "store/accounts.hpp"
#include "store/audit.hpp"
#include "store/backup.hpp"
#include "store/retention.hpp"
#include "store/schema.hpp"

namespace hoso::store::testing {
namespace {

namespace fs = std::filesystem;

template <class Action>
std::string code_of(Action action) {
  try {
    action();
  } catch (const Error& error) {
    return error.code();
  }
  return "nothing thrown";
}

/// What somebody with a database tool could do.
void tamper(const MadeStore& made, const std::string& sql) {
  Database database(made.path / "hoso.db");
  database.execute("DROP TRIGGER audit_unchanged; DROP TRIGGER audit_stays;" + sql);
}

std::string with_history(const MadeStore& made) {
  Workspace workspace = made.open();
  std::string id = received(workspace, "one");
  read_one(workspace, "tran thi mau");
  Transaction transaction(workspace.database());
  keep_answer(workspace, id, {0, "ct01@0:0", "full_name", AnswerKind::confirmed, "TRẦN THỊ MẬU", "lan", ""},
              {"TRẦN THỊ MẪU", ""}, act());
  transaction.commit();
  return id;
}

struct Tampering {
  const char* sql;
  const char* reason;
};

TEST(Audit, AnyChangeOfTheHistoryIsFound) {
  for (const Tampering& one :
       {Tampering{"UPDATE audit SET who = 'hung' WHERE seq = 2", "hash"},
        Tampering{"UPDATE audit SET at = at + 1 WHERE seq = 1", "hash"},
        Tampering{"DELETE FROM audit WHERE seq = 2", "gap"},
        Tampering{"UPDATE audit SET details_sealed = '{\"new\":\"\",\"old\":\"\",\"why\":\"\"}' WHERE seq = 3",
                  "details"},
        Tampering{"UPDATE audit SET previous = hash WHERE seq = 2", "chain"}}) {
    const MadeStore made;
    with_history(made);
    tamper(made, one.sql);
    Workspace workspace = made.open();
    const AuditVerdict verdict = verify_audit(workspace);
    EXPECT_TRUE(verdict.broken_at) << one.sql;
    EXPECT_EQ(verdict.reason, one.reason) << one.sql;
    EXPECT_EQ(code_of([&] { static_cast<void>(require_whole(workspace)); }), "store.damaged");
  }
}

TEST(Audit, IsAppendOnlyForSql) {
  const MadeStore made;
  with_history(made);
  Workspace workspace = made.open();
  EXPECT_EQ(code_of([&] { workspace.database().execute("DELETE FROM audit"); }), "store.failed");
  EXPECT_EQ(code_of([&] { workspace.database().execute("UPDATE audit SET who = ''"); }), "store.failed");
  EXPECT_FALSE(verify_audit(workspace).broken_at);
}

TEST(Audit, AnOlderHeadIsInTheChainAndACutOffOneIsNot) {
  const MadeStore made;
  with_history(made);
  std::string head;
  {
    Workspace workspace = made.open();
    head = verify_audit(workspace).head;
    EXPECT_TRUE(holds_entry(workspace, head));
  }
  tamper(made, "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)");
  Workspace workspace = made.open();
  EXPECT_FALSE(verify_audit(workspace).broken_at);
  EXPECT_FALSE(holds_entry(workspace, head));
}

TEST(Sealing, NothingOfPeopleIsReadableOnTheDisk) {
  const MadeStore made("ba chu ga trong chuong");
  const std::string id = with_history(made);
  {
    Workspace workspace = made.open();
    EXPECT_EQ(dossier(workspace, id).name, "tran thi mau");
    EXPECT_EQ(holdings(workspace, "001089000001").size(), 1U);
    EXPECT_EQ(files_of(workspace, id)[0].name, "to khai.pdf");
    EXPECT_EQ(code_of([&] { static_cast<void>(require_whole(workspace)); }), "nothing thrown");
  }
  int files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(made.path)) {
    if (!entry.is_regular_file()) continue;
    ++files;
    const std::string bytes = hoso::testing_support::text_of_file(entry.path());
    for (const char* secret : {"tran thi mau", "001089000001", "TRẦN THỊ MẬU", "to khai.pdf", "picture of"}) {
      EXPECT_EQ(bytes.find(secret), std::string::npos) << entry.path() << ' ' << secret;
    }
  }
  EXPECT_GT(files, 3);
}

TEST(Sealing, AWrongOrMissingKeyOpensNothing) {
  const MadeStore made("ba chu ga trong chuong");
  EXPECT_EQ(code_of([&] { Workspace workspace(made.path); }), "store.locked");
  EXPECT_EQ(code_of([&] { Workspace workspace(made.path, [] { return std::string("bon chu ga"); }); }),
            "store.wrong_key");
}

TEST(Erasing, TakesEverythingOfTheDossierAndNothingOfOthers) {
  const MadeStore made;
  const std::string id = with_history(made);
  Workspace workspace = made.open();
  const std::string shared = put(workspace, "one");
  const Received other = receive(workspace, {{{shared, "a"}, {put(workspace, "two"), "b"}}, "", "upload", {}}, act());
  const std::string picture = pictures_of(workspace, id)[0].sha256;
  ASSERT_TRUE(workspace.blobs().has(picture));
  erase(workspace, id, "het han", act());
  EXPECT_EQ(code_of([&] { static_cast<void>(dossier(workspace, id)); }), "store.unknown_dossier");
  EXPECT_FALSE(workspace.blobs().has(picture));
  EXPECT_TRUE(workspace.blobs().has(shared)) << "another dossier has it";
  EXPECT_TRUE(holdings(workspace, "tran thi mau").empty());
  EXPECT_FALSE(verify_audit(workspace).broken_at);
  for (const AuditEntry& entry : history(workspace, id)) EXPECT_TRUE(entry.wiped);
  EXPECT_EQ(history(workspace, "").back().event.details.why, "het han");
  EXPECT_EQ(files_of(workspace, other.id).size(), 2U);
  for (const auto& entry : fs::recursive_directory_iterator(made.path)) {
    if (!entry.is_regular_file()) continue;
    EXPECT_EQ(hoso::testing_support::text_of_file(entry.path()).find("tran thi mau"), std::string::npos)
        << entry.path();
  }
}

TEST(Erasing, SweepTakesOldFilesThatNobodyHas) {
  const MadeStore made;
  Workspace workspace = made.open();
  const std::string id = received(workspace, "kept");
  const std::string lost = put(workspace, "of an upload that became no dossier");
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  EXPECT_EQ(sweep(workspace, now), 0) << "it may still become one";
  EXPECT_EQ(sweep(workspace, now + std::chrono::hours(25)), 1);
  EXPECT_FALSE(workspace.blobs().has(lost));
  EXPECT_TRUE(workspace.blobs().has(files_of(workspace, id)[0].sha256));
}

TEST(Backup, IsRestoredWhole) {
  const MadeStore made;
  const std::string id = with_history(made);
  Workspace workspace = made.open();
  const fs::path copy = made.folder.path() / "copy";
  EXPECT_EQ(back_up(workspace, copy, act()).dossiers, 1);
  EXPECT_EQ(code_of([&] { back_up(workspace, copy, act()); }), "store.not_empty");
  const fs::path again = made.folder.path() / "again";
  EXPECT_EQ(restore(copy, again, nullptr).files, 3);
  Workspace restored(again);
  EXPECT_EQ(dossier(restored, id).name, "tran thi mau");
  EXPECT_EQ(answers_of(restored, id).size(), 1U);
}

TEST(Backup, ADamagedOneIsRefused) {
  const MadeStore made;
  with_history(made);
  const fs::path copy = made.folder.path() / "copy";
  {
    Workspace workspace = made.open();
    back_up(workspace, copy, act());
    const fs::path file = fs::relative(workspace.blobs().place_of(put(workspace, "one")), made.path);
    std::ofstream(copy / file, std::ios::app) << "x";
  }
  const fs::path again = made.folder.path() / "again";
  EXPECT_EQ(code_of([&] { restore(copy, again, nullptr); }), "store.damaged");
  EXPECT_FALSE(is_workspace(again));
}

TEST(Schema, StoresOfLaterProgramsAreRefused) {
  const MadeStore made;
  { Database(made.path / "hoso.db").execute("PRAGMA user_version = 99"); }
  EXPECT_EQ(code_of([&] { static_cast<void>(made.open()); }), "store.newer");
}

TEST(Workspaces, AreMadeInEmptyFoldersOnly) {
  const MadeStore made;
  EXPECT_EQ(code_of([&] { make_workspace(made.path, ""); }), "store.is_workspace");
  const fs::path full = made.folder.path() / "full";
  fs::create_directory(full);
  std::ofstream(full / "letter.txt") << "x";
  EXPECT_EQ(code_of([&] { make_workspace(full, ""); }), "store.not_empty");
  EXPECT_EQ(code_of([&] { Workspace workspace(full); }), "store.no_workspace");
  EXPECT_FALSE(fs::exists(full / "hoso.db"));
}

TEST(Accounts, SignInWithTheRightPasswordOnly) {
  const MadeStore made;
  Workspace workspace = made.open();
  add_account(workspace, {"lan", "Nguyễn Thị Lan", Role::officer, true}, "mua xuan tren doi", act());
  EXPECT_FALSE(sign_in(workspace, "lan", "mua xuan tren nui", act()));
  EXPECT_FALSE(sign_in(workspace, "hung", "mua xuan tren doi", act()));
  const auto signed_in = sign_in(workspace, "lan", "mua xuan tren doi", act());
  ASSERT_TRUE(signed_in);
  EXPECT_EQ(signed_in->account.role, Role::officer);
  const auto found = session(workspace, signed_in->token, noon + std::chrono::hours(1));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->csrf, signed_in->csrf);
  EXPECT_FALSE(session(workspace, signed_in->token + "0", noon));
  EXPECT_FALSE(session(workspace, signed_in->token, noon + std::chrono::hours(20))) << "it ends";
}

TEST(Accounts, ClosedAccountsAndChangedPasswordsEndSessions) {
  const MadeStore made;
  Workspace workspace = made.open();
  add_account(workspace, {"lan", "Lan", Role::officer, true}, "mua xuan tren doi", act());
  const auto first = sign_in(workspace, "lan", "mua xuan tren doi", act());
  set_password(workspace, "lan", "mua thu tren doi", act());
  EXPECT_FALSE(session(workspace, first->token, noon));
  const auto second = sign_in(workspace, "lan", "mua thu tren doi", act());
  ASSERT_TRUE(second);
  set_active(workspace, "lan", false, act());
  EXPECT_FALSE(session(workspace, second->token, noon));
  EXPECT_FALSE(sign_in(workspace, "lan", "mua thu tren doi", act()));
}

TEST(Accounts, BadNamesAndShortPasswordsAreRefused) {
  const MadeStore made;
  Workspace workspace = made.open();
  EXPECT_EQ(code_of([&] {
              add_account(workspace, {"Lan!", "", Role::officer, true}, "mua xuan tren doi", act());
            }),
            "account.bad_name");
  EXPECT_EQ(code_of([&] {
              add_account(workspace, {"lan", "", Role::officer, true}, "ngan", act());
            }),
            "account.short_password");
  add_account(workspace, {"lan", "", Role::officer, true}, "mua xuan tren doi", act());
  EXPECT_EQ(code_of([&] {
              add_account(workspace, {"lan", "", Role::officer, true}, "mua xuan tren doi", act());
            }),
            "account.exists");
  const std::string database = hoso::testing_support::text_of_file(made.path / "hoso.db") +
                               hoso::testing_support::text_of_file(made.path / "hoso.db-wal");
  EXPECT_EQ(database.find("mua xuan tren doi"), std::string::npos);
  EXPECT_NE(database.find("$argon2id$"), std::string::npos);
}

TEST(Links, WorkOnceAndForAWhile) {
  const MadeStore made;
  Workspace workspace = made.open();
  const std::string token = make_link(workspace, {"phone", ""}, noon + std::chrono::minutes(15));
  EXPECT_TRUE(link(workspace, token, noon));
  EXPECT_FALSE(link(workspace, token, noon + std::chrono::minutes(16)));
  add_link_file(workspace, token, {put(workspace, "photo"), "IMG_1.jpg"});
  EXPECT_EQ(link_files(workspace, token).size(), 1U);
  EXPECT_TRUE(use_link(workspace, token));
  EXPECT_FALSE(use_link(workspace, token));
  EXPECT_FALSE(link(workspace, token, noon));
}

}  // namespace
}  // namespace hoso::store::testing
