// What docs/plugins.md promises to people outside this repository.
#include <gmock/gmock.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "support/hoso_command.hpp"

namespace hoso {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing_support::CommandResult;
using testing_support::TestFolder;

/// Fails the test with the command's own words when it does not succeed.
CommandResult must_run(const fs::path& program, const std::vector<std::string>& arguments) {
  CommandResult result = testing_support::run_command(program, arguments);
  EXPECT_EQ(result.exit_code, 0) << program << "\n" << result.out << result.err;
  return result;
}

/// A prefix with an installed hoso in it, shared by the tests.
class InstalledHoso : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TestFolder;
    must_run(HOSO_CMAKE, {"--install", HOSO_BUILD, "--prefix", prefix()});
  }
  static void TearDownTestSuite() { delete folder_; }

  static std::string prefix() { return (folder_->path() / "prefix").string(); }
  static fs::path command() { return fs::path(prefix()) / "bin" / "hoso"; }

  /// Builds the project in `source` against the hoso at `from`; gives the build folder.
  static std::string built_against(const std::string& from, const std::string& source, const std::string& name) {
    const std::string build = (folder_->path() / name).string();
    must_run(HOSO_CMAKE, {"-S", source, "-B", build, "-DCMAKE_PREFIX_PATH=" + from,
                          "-DCMAKE_CXX_COMPILER=" HOSO_COMPILER});
    must_run(HOSO_CMAKE, {"--build", build});
    return build;
  }

  /// The folder of the skeleton's plugin.
  static std::string skeleton_built_against(const std::string& from, const std::string& name) {
    return built_against(from, HOSO_SKELETON, name) + "/lib/hoso/plugins";
  }

  static inline TestFolder* folder_ = nullptr;
};

json library_named(const std::string& id, const CommandResult& plugins) {
  const json list = json::parse(plugins.out)["plugins"];
  const auto found = std::find_if(list.begin(), list.end(),
                                  [&](const json& one) { return one["id"] == id; });
  return found == list.end() ? json::object() : *found;
}

TEST_F(InstalledHoso, LoadsItsOwnPlugins) {
  const CommandResult plugins = must_run(command(), {"plugins", "--json"});
  const json list = json::parse(plugins.out)["plugins"];
  EXPECT_FALSE(list.empty());
  for (const json& library : list) EXPECT_TRUE(library["loaded"]) << library.dump(2);
}

TEST_F(InstalledHoso, KnowsItsForms) {
  const CommandResult forms = must_run(command(), {"forms", "--json"});
  EXPECT_FALSE(json::parse(forms.out)["forms"].empty());
}

TEST_F(InstalledHoso, LoadsAStrangersPlugin) {
  const std::string plugins = skeleton_built_against(prefix(), "load");
  const json library = library_named(
      "validate_skeleton", must_run(command(), {"plugins", "--json", "--plugin-dir", plugins}));
  ASSERT_TRUE(library.value("loaded", false)) << library.dump(2);
  EXPECT_EQ(library["stages"][0]["options"][0]["name"], "most_pages");
}

TEST_F(InstalledHoso, RunsAStrangersPlugin) {
  const std::string plugins = skeleton_built_against(prefix(), "run");
  const fs::path pipeline = folder_->write("pipeline.xml", R"(<?xml version="1.0"?>
<pipeline xmlns="urn:hoso:pipeline:1" id="skeleton">
  <source stage="source.slip"/>
  <identify stage="identify.slip"/>
  <recognize stage="recognize.slip"/>
  <field stage="field.slip"/>
  <validate stage="validate.skeleton"><option name="most_pages" value="1"/></validate>
</pipeline>)");
  const CommandResult result = must_run(
      command(), {"read", folder_->write("two.slip", "slip 2").string(), "--json",
                  "--allow-unconfined", "--pipeline", pipeline.string(),
                  "--templates", HOSO_FAULT_TEMPLATES,
                  "--plugin-dir", HOSO_FAULT_PLUGINS, "--plugin-dir", plugins});
  const json findings = json::parse(result.out)["findings"];
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0]["code"], "skeleton.too_many_pages");
}

TEST_F(InstalledHoso, OpensTheLineModelForAStrangerWithoutTesseractsHeaders) {
  const std::string build = built_against(prefix(), HOSO_LINE_USER, "lines");
  EXPECT_EQ(must_run(fs::path(build) / "line_user", {}).out, "recognize.model_missing\n");
}

TEST_F(InstalledHoso, TheBuildTreeIsAsGoodAPrefix) {
  const std::string plugins = skeleton_built_against(HOSO_BUILD, "build-tree");
  const json library = library_named(
      "validate_skeleton",
      must_run(fs::path(HOSO_BUILD) / "bin" / "hoso", {"plugins", "--json", "--plugin-dir", plugins}));
  EXPECT_TRUE(library.value("loaded", false));
}

}  // namespace
}  // namespace hoso
