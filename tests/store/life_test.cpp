// From reception to hand-over.
#include <gmock/gmock.h>

#include <hoso/error.hpp>

#include "made_store.hpp"
#include "store/audit.hpp"

namespace hoso::store::testing {
namespace {

std::string code_of(const std::function<void()>& act_on) {
  try {
    act_on();
  } catch (const Error& error) {
    return error.code();
  }
  return "nothing thrown";
}

void step(Workspace& workspace, const std::string& id, State to) {
  Transaction transaction(workspace.database());
  move_to(workspace, id, to, act());
  transaction.commit();
}

TEST(DossierLife, GoesFromReceptionToHandOver) {
  const MadeStore made;
  Workspace workspace = made.open();
  const std::string id = received(workspace, "one");
  EXPECT_EQ(dossier(workspace, id).state, State::received);
  EXPECT_EQ(read_one(workspace, "tran thi mau"), id);
  EXPECT_EQ(dossier(workspace, id).state, State::needs_review);
  EXPECT_EQ(dossier(workspace, id).name, "tran thi mau");
  EXPECT_EQ(pictures_of(workspace, id).size(), 1U);
  step(workspace, id, State::confirmed);
  {
    Transaction transaction(workspace.database());
    enqueue(workspace, id, JobKind::package);
    transaction.commit();
  }
  const auto lease = take(workspace, "test:1", noon);
  ASSERT_TRUE(lease);
  EXPECT_EQ(lease->kind, JobKind::package);
  keep_package(workspace, *lease, {{"package", put(workspace, "zip")}}, 1.0, noon);
  EXPECT_EQ(workspace.blobs().get(made_file(workspace, id, "package")).size(), 3U);
  step(workspace, id, State::handed_over);
  EXPECT_EQ(code_of([&] { step(workspace, id, State::needs_review); }), "store.wrong_state");
  EXPECT_FALSE(take(workspace, "test:1", noon));
}

TEST(DossierLife, StepsThatAreNotOneOfItAreRefused) {
  const MadeStore made;
  Workspace workspace = made.open();
  const std::string id = received(workspace, "one");
  for (const State to : {State::confirmed, State::packaged, State::handed_over, State::needs_review}) {
    EXPECT_EQ(code_of([&] { step(workspace, id, to); }), "store.wrong_state") << word(to);
  }
  EXPECT_EQ(dossier(workspace, id).state, State::received);
  EXPECT_EQ(code_of([&] { static_cast<void>(dossier(workspace, "990101-0001")); }), "store.unknown_dossier");
}

TEST(DossierLife, TheSameFilesAreOneDossierWhateverTheirNamesAndOrder) {
  const MadeStore made;
  Workspace workspace = made.open();
  const std::string front = put(workspace, "front"), back = put(workspace, "back");
  const Received first = receive(workspace, {{{front, "a"}, {back, "b"}}, "", "upload", {}}, act());
  const Received again = receive(workspace, {{{back, "c"}, {front, "d"}}, "", "watch", {}}, act());
  EXPECT_FALSE(first.known);
  EXPECT_TRUE(again.known);
  EXPECT_EQ(first.id, again.id);
  const Received other = receive(workspace, {{{front, "a"}}, "", "upload", {}}, act());
  EXPECT_FALSE(other.known);
  EXPECT_EQ(list(workspace, {}).total, 2);
}

TEST(DossierLife, IdsCountByTheDayInVietnam) {
  const MadeStore made;
  Workspace workspace = made.open();
  const std::chrono::sys_seconds evening_utc{std::chrono::sys_days(std::chrono::year(2026) / 11 / 27) +
                                             std::chrono::hours(18)};
  const Received received_late = receive(workspace, {{{put(workspace, "x"), "x"}}, "", "upload", {}}, act(evening_utc));
  EXPECT_EQ(received_late.id, "261128-0001");
  const Received next = receive(workspace, {{{put(workspace, "y"), "y"}}, "", "upload", {}}, act(evening_utc));
  EXPECT_EQ(next.id, "261128-0002");
}

TEST(DossierLife, ListsSearchByFoldedTextAndState) {
  const MadeStore made;
  Workspace workspace = made.open();
  for (const char* content : {"1", "2", "3"}) static_cast<void>(received(workspace, content));
  for (const char* name : {"tran thi mau", "nguyen van an", "le van an"}) read_one(workspace, name);
  Query query;
  query.text = "van an";
  EXPECT_EQ(list(workspace, query).total, 2);
  query.limit = 1;
  EXPECT_EQ(list(workspace, query).dossiers.size(), 1U);
  EXPECT_EQ(list(workspace, query).total, 2);
  query.text = "001089000001";
  EXPECT_EQ(list(workspace, query).total, 3);
  query.state = State::packaged;
  EXPECT_EQ(list(workspace, query).total, 0);
  EXPECT_EQ(counts(workspace).at(State::needs_review), 3);
}

TEST(Answers, KeepWhoSaidWhatAndWhatWasThere) {
  const MadeStore made;
  Workspace workspace = made.open();
  const std::string id = received(workspace, "one");
  read_one(workspace, "tran thi mau");
  const Answer answer{0, "ct01@0:0", "full_name", AnswerKind::confirmed, "TRẦN THỊ MẬU", "lan", ""};
  {
    Transaction transaction(workspace.database());
    keep_answer(workspace, id, answer, {"TRẦN THỊ MẪU", "dấu"}, act());
    transaction.commit();
  }
  ASSERT_EQ(answers_of(workspace, id).size(), 1U);
  EXPECT_EQ(answers_of(workspace, id)[0].value, "TRẦN THỊ MẬU");
  const auto entries = history(workspace, id);
  ASSERT_FALSE(entries.empty());
  const AuditEntry& last = entries.back();
  EXPECT_EQ(last.who, "lan");
  EXPECT_EQ(last.event.action, "field-confirmed");
  EXPECT_EQ(last.event.subject, "0/full_name");
  EXPECT_EQ(last.event.details.old_value, "TRẦN THỊ MẪU");
  EXPECT_EQ(last.event.details.new_value, "TRẦN THỊ MẬU");
  EXPECT_EQ(last.event.details.why, "dấu");
  Transaction transaction(workspace.database());
  drop_answer(workspace, id, answer, act());
  transaction.commit();
  EXPECT_TRUE(answers_of(workspace, id).empty());
}

TEST(Answers, OpenFieldsAreCountedOverDossiers) {
  const MadeStore made;
  Workspace workspace = made.open();
  for (const char* content : {"1", "2"}) static_cast<void>(received(workspace, content));
  for (const char* name : {"a", "b"}) read_one(workspace, name);
  ASSERT_EQ(open_counts(workspace).size(), 1U);
  EXPECT_EQ(open_counts(workspace)[0].count, 2);
  EXPECT_EQ(open_fields(workspace, "ct01", "full_name", 10).size(), 2U);
  EXPECT_TRUE(open_fields(workspace, "ct01", "phone", 10).empty());
}

}  // namespace
}  // namespace hoso::store::testing
