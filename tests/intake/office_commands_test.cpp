// hoso import, dossiers, queue, audit, backup, restore, holdings, erase, expire, export.
#include <gmock/gmock.h>
#include <sys/stat.h>

#include <fstream>

#include "intake/office.hpp"
#include "store/audit.hpp"
#include "store/retention.hpp"

namespace hoso::intake_tests {
namespace {

namespace fs = std::filesystem;
using store::State;
using store::testing::act;
using testing::HasSubstr;
using testing::Not;
using testing::UnorderedElementsAre;

/// A dossier read in the name of a fictional person.
std::string with_dossier(const Office& office) {
  store::Workspace workspace = office.open();
  std::string id = store::testing::received(workspace, "one");
  store::testing::read_one(workspace, "tran thi mau");
  return id;
}

void hand_over(const Office& office, const std::string& id) {
  store::Workspace workspace = office.open();
  store::Transaction transaction(workspace.database());
  store::move_to(workspace, id, State::confirmed, act());
  store::move_to(workspace, id, State::packaged, act());
  store::move_to(workspace, id, State::handed_over, act());
  store::keep_made_file(workspace, id, {"package", store::testing::put(workspace, "PK\x03\x04zip")});
  transaction.commit();
}

TEST(ImportCommand, MakesOneDossierOfItsFilesAndKnowsThemAgain) {
  const Office office;
  const std::string front = office.file("a.pdf", "front"), back = office.file("b.pdf", "back");
  const auto first = office.json_of({"import", front, back, "--procedure", "1.004222"})["dossiers"][0];
  EXPECT_EQ(first["known"], false);
  const auto again = office.run({"import", back, front});
  EXPECT_EQ(again.exit_code, 0) << again.err;
  EXPECT_THAT(again.out, HasSubstr(first["id"].get<std::string>() + "  đã có trong kho"));
  store::Workspace workspace = office.open();
  const store::Summary dossier = store::dossier(workspace, first["id"]);
  EXPECT_EQ(dossier.procedure, "1.004222");
  EXPECT_EQ(dossier.channel, "import");
  EXPECT_THAT(dossier.received_by, testing::StartsWith("cli:"));
  EXPECT_EQ(store::files_of(workspace, dossier.id).size(), 2U);
}

TEST(ImportCommand, EachFileMayBeADossierAndABadOneStopsNoOther) {
  const Office office;
  const std::string good = office.file("a.pdf", "front");
  const auto result = office.run({"import", "--each", good, office.file("empty.pdf", ""), "/dev/null"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("[input.empty]"));
  EXPECT_THAT(result.err, HasSubstr("[input.not_a_file]"));
  EXPECT_EQ(office.json_of({"dossiers"})["total"], 1);
}

TEST(ImportCommand, TakesNothingWhenOneFileOfADossierIsBad) {
  const Office office;
  const std::string pipe = (office.folder.path() / "pipe").string();
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  const auto result = office.run({"import", office.file("a.pdf", "front"), pipe});
  EXPECT_EQ(result.exit_code, 2) << result.err;
  EXPECT_EQ(office.json_of({"dossiers"})["total"], 0);
}

TEST(ImportCommand, JudgesSizesBeforeReading) {
  const Office office;
  const std::string huge = office.file("huge.pdf", "x");
  fs::resize_file(huge, 3ULL << 30);  // sparse: reading it would take long
  const auto result = office.run({"import", huge, "--max-file-mb", "1"});
  EXPECT_EQ(result.exit_code, 6);
  EXPECT_THAT(result.err, HasSubstr("[limit.file_bytes]"));
}

TEST(ImportCommand, HostileNamesAreOnlyNames) {
  const Office office;
  const std::string name = "a\x1b[2J\n\u202efdp.pdf";
  const auto result = office.run({"import", office.file(name, "front")});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  const auto id = office.json_of({"dossiers"})["dossiers"][0]["id"].get<std::string>();
  const std::string out = (office.folder.path() / "out").string();
  const auto exported = office.run({"export", id, "--out", out});
  EXPECT_EQ(exported.exit_code, 0) << exported.err;
  EXPECT_THAT(exported.out + exported.err, Not(HasSubstr("\x1b")));
  EXPECT_TRUE(fs::exists(fs::path(out) / id / "original-01.bin"));
}

TEST(DossiersCommand, FindsByStateAndByNameWithOrWithoutDiacritics) {
  const Office office;
  const std::string id = with_dossier(office);
  {
    store::Workspace workspace = office.open();
    store::testing::received(workspace, "two");
  }
  EXPECT_EQ(office.json_of({"dossiers"})["total"], 2);
  const auto found = office.json_of({"dossiers", "--find", "Trần Thị MẬU"});
  ASSERT_EQ(found["total"], 1);
  EXPECT_EQ(found["dossiers"][0]["id"], id);
  EXPECT_EQ(office.json_of({"dossiers", "--state", "received"})["total"], 1);
  EXPECT_EQ(office.run({"dossiers", "--state", "lost"}).exit_code, 1);
  EXPECT_THAT(office.run({"dossiers", "--lang", "vi"}).out, HasSubstr("chờ rà soát"));
}

TEST(QueueCommand, PausesResumesAndTriesAgain) {
  const Office office;
  std::string id;
  {
    store::Workspace workspace = office.open();
    id = store::testing::received(workspace, "one");
    const auto lease = store::take(workspace, "test:1", store::testing::noon);
    store::keep_failure(workspace, lease.value(), "input.encrypted", store::testing::noon);
  }
  const auto shown = office.json_of({"queue", "pause"});
  EXPECT_EQ(shown["paused"], true);
  EXPECT_EQ(shown["set_aside"][0]["id"], id);
  EXPECT_EQ(shown["set_aside"][0]["problem"], "input.encrypted");
  EXPECT_THAT(office.run({"queue"}).out, HasSubstr("[input.encrypted]"));
  EXPECT_EQ(office.json_of({"queue", "resume"})["paused"], false);
  EXPECT_EQ(office.json_of({"queue", "retry", id})["waiting"], 1);
  EXPECT_THAT(office.run({"queue", "retry", id}).err, HasSubstr("[store.wrong_state]"));
}

TEST(AuditCommand, TellsAWholeHistoryFromABrokenOne) {
  const Office office;
  with_dossier(office);
  const auto whole = office.json_of({"audit", "verify"});
  EXPECT_EQ(whole["whole"], true);
  EXPECT_EQ(whole["entries"], 2);
  EXPECT_EQ(office.run({"audit", "verify", "--head", whole["head"]}).exit_code, 0);
  const auto other = office.run({"audit", "verify", "--head", std::string(64, 'a')});
  EXPECT_EQ(other.exit_code, 3);
  EXPECT_THAT(other.err, HasSubstr("[store.broken_audit]"));
  {
    store::Database database(office.path / "hoso.db");
    database.execute("DROP TRIGGER audit_unchanged; UPDATE audit SET who = 'hung' WHERE seq = 2");
  }
  const auto broken = office.run({"audit", "verify", "--json"});
  EXPECT_EQ(broken.exit_code, 3);
  EXPECT_EQ(nlohmann::json::parse(broken.out)["broken_at"], 2);
}

TEST(AuditCommand, ShowsWhoDidWhatAlsoOfErasedDossiers) {
  const Office office;
  const std::string id = with_dossier(office);
  EXPECT_EQ(office.run({"erase", id, "--why", "theo yêu cầu"}).exit_code, 0);
  const auto of_one = office.json_of({"audit", "show", id})["entries"];
  ASSERT_EQ(of_one.size(), 2U);
  EXPECT_EQ(of_one[0]["action"], "dossier-received");
  EXPECT_EQ(of_one[0]["wiped"], true);
  const auto all = office.json_of({"audit", "show"})["entries"];
  EXPECT_EQ(all.back()["action"], "dossier-erased");
  EXPECT_EQ(all.back()["why"], "theo yêu cầu");
  EXPECT_THAT(office.run({"audit", "show", "990101-0001"}).err, HasSubstr("[store.unknown_dossier]"));
}

TEST(BackupCommand, IsRestoredIntoANewWorkspace) {
  const Office office("ba chu ga trong chuong");
  const std::string id = with_dossier(office);
  const std::string key = office.file("key", office.secret + "\n");
  ASSERT_EQ(chmod(key.c_str(), 0644), 0);
  const std::string copy = (office.folder.path() / "copy").string();
  EXPECT_THAT(office.run({"backup", copy, "--key-file", key}).err, HasSubstr("[key.exposed]"));
  ASSERT_EQ(chmod(key.c_str(), 0600), 0);
  EXPECT_EQ(office.run({"backup", copy}, {"HOSO_KEY_FILE=" + key}).exit_code, 0);
  const std::string again = (office.folder.path() / "again").string();
  const auto restored = testing_support::run_command(HOSO_COMMAND, {"restore", copy, again, "--key-file", key});
  EXPECT_EQ(restored.exit_code, 0) << restored.err;
  store::Workspace workspace(again, [&] { return office.secret; });
  EXPECT_EQ(store::dossier(workspace, id).name, "tran thi mau");
  EXPECT_EQ(office.run({"backup", copy, "--key-file", key}).exit_code, 1) << "never over another";
}

TEST(HoldingsCommand, SaysAllThatIsKeptAboutANumber) {
  const Office office;
  const std::string id = with_dossier(office);
  hand_over(office, id);
  const auto held = office.json_of({"holdings", "001089000001"})["holdings"];
  ASSERT_EQ(held.size(), 1U);
  EXPECT_EQ(held[0]["id"], id);
  EXPECT_EQ(held[0]["files"].size(), 1U);
  EXPECT_EQ(held[0]["made_files"][0]["kind"], "package");
  EXPECT_EQ(held[0]["page_pictures"], 1);
  EXPECT_EQ(office.json_of({"holdings", "001089000002"})["holdings"].size(), 0U);
}

TEST(ExpireCommand, ListsFirstAndErasesWhenToldSo) {
  const Office office;
  const std::string id = with_dossier(office);
  hand_over(office, id);
  const std::vector<std::string> later = {"SOURCE_DATE_EPOCH=" + std::to_string(1'795'000'000 + 40 * 86'400)};
  EXPECT_THAT(office.run({"expire", "--days", "50"}, later).out, Not(HasSubstr(id)));
  EXPECT_THAT(office.run({"expire", "--days", "30"}, later).out, HasSubstr(id));
  EXPECT_EQ(office.json_of({"dossiers"})["total"], 1);
  EXPECT_EQ(office.run({"expire", "--days", "30", "--yes"}, later).exit_code, 0);
  EXPECT_EQ(office.json_of({"dossiers"})["total"], 0);
  EXPECT_EQ(office.run({"audit", "verify"}).exit_code, 0);
}

TEST(ExportCommand, WritesADossierAsPlainFilesOrNothing) {
  const Office office;
  const std::string id = with_dossier(office);
  hand_over(office, id);
  const fs::path out = office.folder.path() / "out";
  const auto unknown = office.run({"export", id, "990101-0001", "--out", out.string()});
  EXPECT_THAT(unknown.err, HasSubstr("[store.unknown_dossier]"));
  EXPECT_FALSE(fs::exists(out));
  EXPECT_EQ(office.run({"export", id, "--out", out.string()}).exit_code, 0);
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(out / id)) names.push_back(entry.path().filename());
  EXPECT_THAT(names,
              UnorderedElementsAre("dossier.json", "history.csv", "original-01.bin", "package.zip", "reading.bin"));
  const auto json = nlohmann::json::parse(testing_support::text_of_file(out / id / "dossier.json"));
  EXPECT_EQ(json["files"][0]["name"], "to khai.pdf");
  EXPECT_EQ(json["history"].size(), 5U);
  EXPECT_EQ(office.run({"export", id, "--out", out.string()}).exit_code, 5) << "never over another";
}

TEST(OfficeCommands, WithoutAWorkspaceSayWhatIsMissing) {
  const auto result = testing_support::run_command(HOSO_COMMAND, {"dossiers"}, {"HOSO_WORKSPACE="});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("--workspace"));
  const Office office;
  EXPECT_EQ(
      testing_support::run_command(HOSO_COMMAND, {"dossiers"}, {"HOSO_WORKSPACE=" + office.path.string()}).exit_code,
      0);
}

}  // namespace
}  // namespace hoso::intake_tests
