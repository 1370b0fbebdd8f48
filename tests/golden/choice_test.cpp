// The package of a slip with check boxes: programs find option values, people find labels.
#include <filesystem>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "support/hoso_command.hpp"

namespace hoso {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing_support::CommandResult;
using testing_support::run_command;
using testing_support::text_of_file;

class ChoicePackage : public testing::Test {
 protected:
  /// Generated page 0 of a bench set: not degraded.
  ChoicePackage() {
    EXPECT_EQ(run_command(HOSO_COMMAND, {"bench", "--templates", HOSO_SURVEY, "--generate", "1", "--seed", "11",
                                         "--keep", folder_.path().string()})
                  .exit_code, 0);
    truth_ = nlohmann::json::parse(text_of_file(folder_.path() / "00000/truth.json")).at("values");
    run_ = run_command(HOSO_COMMAND, {"run", (folder_.path() / "00000/page.jpg").string(), "--templates", HOSO_SURVEY,
                                      "--out", (folder_.path() / "out").string()});
  }
  [[nodiscard]] std::string artifact(const std::string& name) const {
    for (const auto& entry : fs::recursive_directory_iterator(folder_.path() / "out")) {
      if (entry.path().filename() == name) return text_of_file(entry.path());
    }
    return {};
  }
  /// The Vietnamese label of the option that housing's truth names.
  [[nodiscard]] std::string label() const {
    const std::string form = text_of_file(fs::path(HOSO_SURVEY) / "forms/survey/v1/form.xml");
    const auto at = form.find("<label vi=\"", form.find("<option value=\"" + truth_.at("housing").get<std::string>()));
    return form.substr(at + 11, form.find('"', at + 11) - at - 11);
  }

  testing_support::TestFolder folder_;
  nlohmann::json truth_;
  CommandResult run_;
};

TEST_F(ChoicePackage, HoldsTheOptionAndItsLabel) {
  const std::string xml = artifact("dossier.xml"), option = truth_.at("housing");
  EXPECT_THAT(xml, HasSubstr("value=\"" + option + "\" raw=\"" + option + "\" recognizer=\"recognize.marks\""));
  EXPECT_THAT(xml, HasSubstr("<chosen value=\"" + option + "\" vi=\"" + label() + "\""));
}

TEST_F(ChoicePackage, PeopleAreShownTheLabel) {
  EXPECT_THAT(run_.out, HasSubstr(label()));
  EXPECT_THAT(artifact("report.html"), HasSubstr("<bdi>" + label() + "</bdi>"));
}

}  // namespace
}  // namespace hoso
