// `hoso plugin new`: every kind of plugin, from nothing to a run, against an installed hoso.
#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "workshop.hpp"

namespace hoso::workshop {
namespace {

using nlohmann::json;
using testing_support::CommandResult;
using testing_support::run_command;
using testing_support::TestFolder;
using testing_support::text_of_file;

/// A project just made, its library's id and the printed commands.
class Skeleton : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    const CommandResult made =
        run_command(installed, {"plugin", "new", GetParam(), "one_page", "--out", project().string(), "--json"});
    ASSERT_EQ(made.exit_code, 0) << made.err;
    const json answer = json::parse(made.out);
    for (const char* step : {"build", "test", "run"}) commands_.push_back(answer["commands"][step]);
  }

  [[nodiscard]] fs::path project() const { return folder_.path() / "a project"; }
  [[nodiscard]] static std::string id() { return GetParam() + "_one_page"; }
  [[nodiscard]] static std::string stage() { return GetParam() + ".one_page"; }
  [[nodiscard]] fs::path plugins() const { return project() / "build" / "lib" / "hoso" / "plugins"; }

  /// Build, test, run; gives the seconds that all three took.
  double follow_the_commands() {
    const double start = worked_seconds();
    for (std::size_t i = 0; i < commands_.size(); ++i) {
      const CommandResult result = typed(commands_[i]);
      const bool fine = result.exit_code == (i == 2 ? exit_code_of_run() : 0);
      EXPECT_TRUE(fine) << commands_[i] << "\nexit code " << result.exit_code << "\n" << result.out << result.err;
      EXPECT_THAT(result.out, testing::HasSubstr(words_[i]));
    }
    return worked_seconds() - start;
  }

  /// A blank form is no dossier to hand in, and the source's sample no form.
  static int exit_code_of_run() {
    if (GetParam() == "source") return 2;
    return GetParam() == "sign" ? 0 : 3;
  }

  TestFolder folder_;
  std::vector<std::string> commands_;
  /// What each of them prints when all is well; that the source's page was read, too.
  const std::array<std::string, 3> words_ = {"", "100% tests passed",
                                             GetParam() == "source" ? "Trang 1 (sample.pgm): " : ""};
};

TEST_P(Skeleton, IsBuiltTestedAndRunByThePrintedCommands) {
  const double seconds = follow_the_commands();
  std::printf("%s: built, tested and run in %.1f s of processor time\n", id().c_str(), seconds);
  EXPECT_LE(seconds, 60);
  EXPECT_EQ(took_part(project() / "build" / "out", stage()), exit_code_of_run() == 3);

  const CommandResult list = run_command(installed, {"plugins", "--json", "--plugin-dir", plugins().string()});
  const json libraries = json::parse(list.out)["plugins"];
  const auto mine = std::find_if(libraries.begin(), libraries.end(), [](const json& one) { return one["id"] == id(); });
  ASSERT_NE(mine, libraries.end());
  EXPECT_TRUE((*mine)["loaded"]) << mine->dump(2);
  EXPECT_EQ((*mine)["stages"][0]["id"], stage());
  EXPECT_EQ((*mine)["stages"][0]["options"].size(), 1U);
}

TEST_P(Skeleton, IsSmall) {
  EXPECT_LE(lines_in(project() / "plugin.cpp"), 60);
  EXPECT_LE(lines_in(project() / "CMakeLists.txt"), 10);
  EXPECT_GT(lines_in(project() / "plugin_test.cpp"), 10);
  for (const auto& file : fs::directory_iterator(project())) {
    EXPECT_THAT(text_of_file(file.path()), testing::Not(testing::ContainsRegex("@[A-Z_]+@"))) << file.path();
  }
}

INSTANTIATE_TEST_SUITE_P(Kinds, Skeleton,
                         testing::Values("source", "prepare", "identify", "inspect", "recognize", "field", "validate",
                                         "emit", "sign"),
                         [](const auto& one) { return one.param; });

CommandResult refused(const std::string& kind, const std::string& name, const fs::path& folder) {
  CommandResult result = run_command(installed, {"plugin", "new", kind, name, "--out", folder.string()});
  EXPECT_EQ(result.exit_code, 1) << kind << " " << name;
  EXPECT_EQ(result.out, "");
  return result;
}

TEST(PluginNew, RefusesNamesThatAreNoIdentifiers) {
  const TestFolder folder;
  for (const std::string name : {"", "9lives", "Big", "a-b", "a__b", "a_", "tốt", "../up", "a b", "a.b"}) {
    EXPECT_THAT(refused("validate", name, folder.path() / "new").err, testing::HasSubstr("[workshop.bad_name]"));
  }
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(PluginNew, NamesTheNearestKind) {
  const TestFolder folder;
  const CommandResult result = refused("recognise", "mine", folder.path() / "new");
  EXPECT_THAT(result.err,
              testing::AllOf(testing::HasSubstr("[workshop.unknown_kind]"), testing::HasSubstr("recognize")));
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(PluginNew, TouchesNoFolderThatExists) {
  const TestFolder folder;
  const fs::path kept = folder.write("kept.txt", "mine");
  EXPECT_THAT(refused("validate", "mine", folder.path()).err, testing::HasSubstr("[workshop.folder_exists]"));
  EXPECT_EQ(text_of_file(kept), "mine");
}

TEST(PluginNew, AFolderThatCannotBeMadeIsACodedError) {
  const TestFolder folder;
  const CommandResult result =
      run_command(installed, {"plugin", "new", "emit", "mine", "--out", (folder.path() / "no" / "such").string()});
  EXPECT_EQ(result.exit_code, 5);
  EXPECT_THAT(result.err, testing::HasSubstr("[output.not_written]"));
}

TEST(PluginNew, AnInstallationWithoutSkeletonsIsACodedError) {
  const TestFolder folder;
  const CommandResult result =
      run_command(installed, {"plugin", "new", "sign", "mine", "--templates", HOSO_FAULT_TEMPLATES, "--out",
                              (folder.path() / "new").string()});
  EXPECT_EQ(result.exit_code, 4);
  EXPECT_THAT(result.err, testing::HasSubstr("[workshop.no_skeleton]"));
}

}  // namespace
}  // namespace hoso::workshop
