// A re-typed sheet read twice: the second time its layout is known. And hoso variants.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

#include "cli/slip_files.hpp"
#include "support/hoso_command.hpp"

namespace hoso {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::HasSubstr;
using testing::Not;
using testing_support::CommandResult;
using testing_support::run_command;
using testing_support::TestFolder;
using testing_support::text_of_file;

/// Two pages of one re-typed layout with other values, and a folder in which the first was remembered.
struct Met {
  Met() {
    const std::string pages = (folder.path() / "pages").string();
    static_cast<void>(run_command(HOSO_COMMAND, {"bench", "--generate", "1", "--seed", "41", "--layouts", "retyped",
                                                 "--form", "ct01/tt116-2026", "--remembered", "--keep", pages}));
    first = page_in(folder.path() / "pages/twins/00000");
    second = page_in(folder.path() / "pages/00000");
    learning = run_command(HOSO_COMMAND, {"read", first.string(), "--data", data().string(), "--json", "--timings"});
  }
  static fs::path page_in(const fs::path& sample) {
    for (const auto& entry : fs::directory_iterator(sample)) {
      if (entry.path().stem() == "page") return entry.path();
    }
    return {};
  }
  [[nodiscard]] fs::path data() const { return folder.path() / "data"; }

  TestFolder folder;
  fs::path first, second;
  CommandResult learning;
};

const Met& met() {
  static const Met once;
  return once;
}

/// A copy of the folder in which one layout is remembered, for a test to spoil.
class Memory : public testing::Test {
 protected:
  Memory() { fs::copy(met().data(), data(), fs::copy_options::recursive); }
  [[nodiscard]] fs::path data() const { return folder_.path() / "data"; }
  [[nodiscard]] std::string id() const { return json::parse(met().learning.out)["variants"]["learned"].at(0); }
  [[nodiscard]] fs::path files() const { return data() / "variants" / id(); }

  [[nodiscard]] CommandResult command(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--data", data().string()});
    return run_command(HOSO_COMMAND, arguments);
  }
  [[nodiscard]] json read(const fs::path& page, const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments{"read", page.string(), "--json", "--timings"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return json::parse(command(arguments).out);
  }
  [[nodiscard]] json listed() const { return json::parse(command({"variants", "--json"}).out)["variants"]; }

  TestFolder folder_;
};

json read_without_memory(const fs::path& page) {
  return json::parse(run_command(HOSO_COMMAND, {"read", page.string(), "--json", "--timings"}).out);
}

bool ran(const json& result, const std::string& stage) {
  return std::ranges::any_of(result["timings"], [&](const json& one) { return one["stage"] == stage; });
}

/// Fields of `result` that are exactly what stands on the page.
int right_values(const json& result, const fs::path& page) {
  const json truth = json::parse(text_of_file(page.parent_path() / "truth.json"))["values"];
  int count = 0;
  for (const json& field : result["documents"].at(0)["fields"]) {
    const std::string id = field["id"];
    count += truth.contains(id) && truth[id] == field["value"] ? 1 : 0;
  }
  return count;
}

TEST_F(Memory, LearnsALayoutThatWasMetForTheFirstTime) {
  const json result = json::parse(met().learning.out);
  EXPECT_TRUE(ran(result, "identify.labels"));
  EXPECT_EQ(result["variants"]["known"], 0);
  EXPECT_THAT(result["variants"]["learned"], testing::SizeIs(1));
  EXPECT_TRUE(result["pages"].at(0)["variant"].is_null());
}

TEST_F(Memory, KnowsTheLayoutsNextPageWithoutReadingItsLabels) {
  const json with = read(met().second), without = read_without_memory(met().second);
  EXPECT_EQ(with["pages"].at(0)["variant"]["id"], id());
  EXPECT_FALSE(ran(with, "identify.labels"));
  EXPECT_TRUE(ran(without, "identify.labels"));
  EXPECT_EQ(with["documents"].at(0)["version"], "tt116-2026");
  EXPECT_GE(right_values(with, met().second), right_values(without, met().second));
  EXPECT_GE(right_values(with, met().second), 10);
}

TEST_F(Memory, LearnsALayoutOnce) {
  EXPECT_THAT(read(met().second)["variants"]["learned"], testing::IsEmpty());
  EXPECT_THAT(read(met().first)["variants"]["learned"], testing::IsEmpty());
  ASSERT_THAT(listed(), testing::SizeIs(1));
  EXPECT_EQ(listed().at(0)["pages_met"], 3);
}

TEST_F(Memory, IsLeftAloneWhenAskedTo) {
  const TestFolder other;
  const auto none = run_command(HOSO_COMMAND, {"read", met().first.string(), "--json", "--no-remember", "--data",
                                               other.path().string()});
  EXPECT_THAT(json::parse(none.out)["variants"]["learned"], testing::IsEmpty());
  EXPECT_THAT(cli_tests::names_in(other.path()), testing::IsEmpty());
}

TEST_F(Memory, GivesTheSameBytesForTheSameMemory) {
  const auto once = command({"read", met().second.string(), "--json", "--no-remember"});
  const auto again = command({"read", met().second.string(), "--json", "--no-remember"});
  EXPECT_EQ(once.out, again.out);
}

TEST_F(Memory, IsNotAskedAboutAFormsOwnLayout) {
  const std::vector<std::string> sample{"read", HOSO_SAMPLES "/ct01/tt116-2026-hoso-scan-200/page.jpg", "--json"};
  const json with = json::parse(command(sample).out), without = json::parse(run_command(HOSO_COMMAND, sample).out);
  EXPECT_EQ(with["documents"], without["documents"]);
  EXPECT_EQ(with["pages"], without["pages"]);
}

TEST_F(Memory, IsListedInVietnamese) {
  const auto list = command({"variants"});
  EXPECT_EQ(list.exit_code, 0) << list.err;
  EXPECT_THAT(list.out, HasSubstr(id()));
  EXPECT_THAT(list.out, HasSubstr("chưa xác nhận"));
  EXPECT_THAT(command({"variants", "--lang", "en"}).out, HasSubstr("not confirmed"));
  EXPECT_EQ(listed().at(0)["form"], "ct01");
}

TEST_F(Memory, IsEmptyInWordsWhenItIs) {
  const TestFolder other;
  const auto list = run_command(HOSO_COMMAND, {"variants", "--data", other.path().string()});
  EXPECT_EQ(list.exit_code, 0);
  EXPECT_THAT(list.out, HasSubstr("Chưa nhớ"));
}

TEST_F(Memory, ShowsPlacesAndPicture) {
  const fs::path page = folder_.path() / "variant.html";
  const auto shown = command({"variants", "show", id(), "--html", page.string()});
  EXPECT_EQ(shown.exit_code, 0) << shown.err;
  EXPECT_THAT(shown.out, HasSubstr("citizen_id"));
  EXPECT_THAT(shown.out, HasSubstr("Số định danh cá nhân"));
  EXPECT_THAT(text_of_file(page), HasSubstr("data:image/png;base64,"));
  EXPECT_GT(json::parse(command({"variants", "show", id(), "--json"}).out)["places"].size(), 20U);
}

int accepted(const json& result) {
  return static_cast<int>(std::ranges::count_if(result["documents"].at(0)["fields"], [](const json& field) {
    return field["state"] == "read" && field["confidence"] >= 0.98;  // hoso::sure_from
  }));
}

TEST_F(Memory, AcceptsValuesUnseenOnceAPersonConfirmedThePlaces) {
  const int before = accepted(read(met().second));
  const auto confirmed = command({"variants", "confirm", id()});
  EXPECT_EQ(confirmed.exit_code, 0) << confirmed.err;
  EXPECT_THAT(confirmed.out, HasSubstr("Đã xác nhận"));
  const json after = read(met().second);
  EXPECT_TRUE(after["pages"].at(0)["variant"]["confirmed"]);
  EXPECT_GE(accepted(after), before + 5);
  EXPECT_THAT(command({"variants"}).out, HasSubstr("đã xác nhận"));
}

TEST_F(Memory, ForgetsWhatIsRemoved) {
  const auto removed = command({"variants", "remove", id()});
  EXPECT_EQ(removed.exit_code, 0) << removed.err;
  EXPECT_THAT(listed(), testing::IsEmpty());
  EXPECT_TRUE(read(met().second, {"--no-remember"})["pages"].at(0)["variant"].is_null());
}

TEST_F(Memory, NamesTheNearestOneForAnUnknownName) {
  for (const char* action : {"show", "confirm", "remove"}) {
    const auto result = command({"variants", action, id() + "0"});
    EXPECT_EQ(result.exit_code, 1) << action;
    EXPECT_THAT(result.err, HasSubstr("usage.unknown_variant"));
    EXPECT_THAT(result.err, HasSubstr(id()));
  }
}

TEST_F(Memory, ThatIsDamagedIsToldAndDoneWithout) {
  fs::resize_file(files() / "page.png", 1000);
  const auto result = command({"read", met().second.string(), "--json", "--no-remember"});
  const auto without = run_command(HOSO_COMMAND, {"read", met().second.string(), "--json"});
  EXPECT_EQ(result.exit_code, without.exit_code);
  EXPECT_THAT(result.err, HasSubstr("[variants.invalid]"));
  EXPECT_THAT(result.err, HasSubstr("hoso variants remove " + id()));
  EXPECT_EQ(json::parse(result.out)["documents"], json::parse(without.out)["documents"]);
  EXPECT_EQ(listed().at(0)["refusal"]["code"], "variants.invalid");
  EXPECT_EQ(command({"variants", "show", id()}).exit_code, 4);
  EXPECT_EQ(command({"variants", "remove", id()}).exit_code, 0);
}

TEST_F(Memory, OfFormsThatARunDoesNotLookForIsLeftAlone) {
  const auto page = folder_.write("a.slip", "slip 1");
  const auto read = run_command(HOSO_COMMAND, cli_tests::slip_command("read", {page.string()},
                                                                      {"--data", data().string()}));
  EXPECT_EQ(read.err, "");
  EXPECT_THAT(command({"variants", "--templates", HOSO_FAULT_TEMPLATES}).out, HasSubstr("[variants.unknown_form]"));
}

TEST_F(Memory, ThatCannotBeWrittenIsTold) {
  const auto file = folder_.write("occupied", "no folder");
  const auto result = run_command(HOSO_COMMAND, {"read", met().first.string(), "--data", file.string()});
  EXPECT_THAT(result.err, HasSubstr("[variants.not_remembered]"));
  EXPECT_THAT(result.out, HasSubstr("full_name"));
}

}  // namespace
}  // namespace hoso
