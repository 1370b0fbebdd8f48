// The Python example: it keeps the contract, is listed, and reads a field in a whole run.
#include <gmock/gmock.h>

#include <fstream>
#include <map>

#include <nlohmann/json.hpp>

#include "contract/contract.hpp"
#include "support/hoso_command.hpp"

namespace hoso::external {
namespace {

namespace fs = std::filesystem;
using testing_support::run_command;
using testing_support::text_of_file;
using Json = nlohmann::json;

class ExternalExample : public testing::Test {
 protected:
  /// A checkout may be writable by a group; a plugin folder may not.
  ExternalExample() {
    fs::copy(HOSO_TEMPLATES "/external", plugins_, fs::copy_options::recursive);
    for (const auto& entry : fs::recursive_directory_iterator(plugins_)) {
      fs::permissions(entry, fs::perms::group_write | fs::perms::others_write, fs::perm_options::remove);
    }
  }

  /// The templates, with the signatures of every form read by the example.
  [[nodiscard]] fs::path templates_with_ink() const {
    fs::path copy = folder_.path() / "templates";
    fs::copy(HOSO_TEMPLATES, copy, fs::copy_options::recursive);
    for (const auto& entry : fs::recursive_directory_iterator(copy / "forms")) {
      if (entry.path().filename() == "form.xml")
        replace(entry.path(), R"(recognizer="presence")", R"(recognizer="ink")");
    }
    replace(copy / "pipelines" / "dossier.xml", R"(<recognize stage="recognize.presence"/>)",
            R"(<recognize stage="recognize.ink"/>)");
    return copy;
  }

  static void replace(const fs::path& file, const std::string& old, const std::string& fresh) {
    std::string text = text_of_file(file);
    for (std::size_t at = text.find(old); at != std::string::npos; at = text.find(old, at + fresh.size())) {
      text.replace(at, old.size(), fresh);
    }
    std::ofstream(file) << text;
  }

  testing_support::TestFolder folder_;
  fs::path plugins_ = folder_.path() / "plugins";
};

TEST_F(ExternalExample, KeepsTheContractOfPlugins) {
  contract::ContractTerms terms;
  terms.library = plugins_ / "hoso_recognize_ink.json";
  terms.readme = plugins_ / "recognize_ink" / "README.md";
  terms.resources = HOSO_TEMPLATES;
  const contract::ContractReport report = contract::check_plugin(terms);
  for (const contract::Failure& failure : report.failures) ADD_FAILURE() << failure.check << ": " << failure.detail;
  EXPECT_EQ(report.threads_left_behind, 0);
}

TEST_F(ExternalExample, IsListedLikeOthers) {
  const auto listed = run_command(HOSO_COMMAND, {"plugins", "--json", "--plugin-dir", plugins_.string()});
  EXPECT_THAT(listed.out, testing::HasSubstr("recognize.ink"));
  EXPECT_THAT(listed.out, testing::HasSubstr("least_ink_mm2"));
}

TEST_F(ExternalExample, IsRefusedWhenOthersMayWriteToItsProgram) {
  fs::permissions(plugins_ / "recognize_ink" / "main.py", fs::perms::others_write, fs::perm_options::add);
  const auto listed = run_command(HOSO_COMMAND, {"plugins", "--json", "--plugin-dir", plugins_.string()});
  EXPECT_THAT(listed.out, testing::HasSubstr("plugin.unsafe_file"));
}

/// The state of each place to sign, by field.
std::map<std::string, std::string> signatures_in(const Json& json) {
  std::map<std::string, std::string> states;
  if (json.is_object() && json.contains("state") && json.contains("id")) {
    const auto id = json["id"].get<std::string>();
    if (id.starts_with("signatures.")) states[id] = json["state"].get<std::string>();
  }
  if (!json.is_structured()) return states;
  for (const Json& inner : json) states.merge(signatures_in(inner));
  return states;
}

TEST_F(ExternalExample, ReadsFieldsInAWholeRun) {
  const auto result =
      run_command(HOSO_COMMAND, {"run", "--json", "--plugin-dir", plugins_.string(), "--templates",
                                 templates_with_ink().string(), "--out", (folder_.path() / "out").string(),
                                 HOSO_SAMPLES "/ct01/tt116-2026-hoso-clean-300/page.pdf"});
  const auto states = signatures_in(Json::parse(result.out));
  EXPECT_EQ(states.at("signatures.head"), "read") << result.err;
  EXPECT_EQ(states.at("signatures.owner"), "empty") << result.err;
  EXPECT_THAT(result.err, testing::Not(testing::HasSubstr("external.")));
}

TEST_F(ExternalExample, LosesNoDossierWhenItCrashes) {
  std::ofstream(plugins_ / "recognize_ink" / "main.py") << "import os\nos.abort()\n";
  const fs::path out = folder_.path() / "out";
  const auto result = run_command(
      HOSO_COMMAND, {"run", "--json", "--plugin-dir", plugins_.string(), "--templates", templates_with_ink().string(),
                     "--out", out.string(), HOSO_SAMPLES "/ct01/tt116-2026-hoso-clean-300/page.pdf"});
  EXPECT_THAT(result.out, testing::HasSubstr("external.crashed"));
  EXPECT_EQ(signatures_in(Json::parse(result.out)).count("signatures.head"), 1U);
  EXPECT_FALSE(fs::is_empty(out));
}

}  // namespace
}  // namespace hoso::external
