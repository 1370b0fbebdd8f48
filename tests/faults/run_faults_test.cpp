// What a run comes to when one of its stages misbehaves: code, status, exit code, package.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <regex>

#include "support/hoso_command.hpp"

namespace hoso {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing_support::CommandResult;
using testing_support::TestFolder;

/// One slip of two pages, read with the stage of `kind` misbehaving by `fault`.
class SlipRun {
 public:
  SlipRun(const std::string& kind, const std::string& fault,
          const std::vector<std::string>& more = {}) {
    std::string pipeline = testing_support::text_of_file(HOSO_FAULT_TEMPLATES "/pipelines/slip.xml");
    for (const char* each :
         {"source", "prepare", "identify", "inspect", "recognize", "field", "validate", "emit"}) {
      std::string place(each);
      place.insert(0, 1, '@').push_back('@');
      pipeline.replace(pipeline.find(place), place.size(), each == kind ? fault : "none");
    }
    arguments_ = {
        "run", folder_.write("two.slip", "slip 2").string(), "--json", "--out", out().string(),
        "--templates", HOSO_FAULT_TEMPLATES, "--plugin-dir", HOSO_FAULT_PLUGINS,
        "--allow-unconfined", "--pipeline", folder_.write("pipeline.xml", pipeline).string()};
    arguments_.insert(arguments_.end(), more.begin(), more.end());
    again();
  }

  void again() {
    result = testing_support::run_command(HOSO_COMMAND, arguments_, {"SOURCE_DATE_EPOCH=1795572180"});
    report = json::parse(result.out, nullptr, false);
  }

  [[nodiscard]] fs::path out() const { return folder_.path() / "out"; }
  [[nodiscard]] fs::path input(const std::string& name) const { return folder_.path() / name; }
  [[nodiscard]] std::vector<std::string> codes() const {
    std::vector<std::string> codes;
    for (const auto& diagnostic : report["diagnostics"]) codes.push_back(diagnostic["code"]);
    return codes;
  }
  /// What was printed, wherever the test's folder lies.
  [[nodiscard]] std::string comparable() const {
    return std::regex_replace(result.out, std::regex(folder_.path().string()), "FOLDER");
  }
  /// Names in the output folder, temporary ones included.
  [[nodiscard]] std::vector<std::string> written() const {
    std::vector<std::string> names;
    std::error_code absent;
    for (const auto& entry : fs::directory_iterator(out(), absent)) {
      names.push_back(entry.path().filename());
    }
    std::ranges::sort(names);
    return names;
  }

  CommandResult result;
  json report;

 private:
  TestFolder folder_;
  std::vector<std::string> arguments_;
};

struct Fault {
  std::string kind;
  std::string fault;
  std::string code;  ///< empty = no diagnostic
  std::string status;
  int exit_code;
  bool package;
};

std::ostream& operator<<(std::ostream& stream, const Fault& fault) {
  return stream << fault.kind << "/" << fault.fault;
}

class RunFault : public testing::TestWithParam<Fault> {};

TEST_P(RunFault, HasItsCodeStatusAndExitCode) {
  const Fault& fault = GetParam();
  const SlipRun run(fault.kind, fault.fault, {"--max-page-seconds", "0.3"});
  ASSERT_FALSE(run.report.is_discarded()) << run.result.out << run.result.err;
  if (fault.code.empty()) {
    EXPECT_THAT(run.codes(), testing::IsEmpty()) << run.result.err;
  } else {
    EXPECT_THAT(run.codes(), testing::Each(fault.code)) << run.result.err;
    EXPECT_THAT(run.codes(), testing::Not(testing::IsEmpty()));
  }
  EXPECT_EQ(run.report["status"], fault.status);
  EXPECT_EQ(run.result.exit_code, fault.exit_code);
  const std::vector<std::string> expected =
      fault.package ? std::vector<std::string>{"two", "two.zip"} : std::vector<std::string>{};
  EXPECT_EQ(run.written(), expected);
}

INSTANTIATE_TEST_SUITE_P(
    Faults, RunFault,
    testing::Values(
        Fault{"none", "none", "", "packaged", 0, true},
        Fault{"source", "throws_error", "emit.failed", "failed", 5, false},
        Fault{"source", "second_page_damaged", "input.page_damaged", "failed", 2, true},
        Fault{"source", "crashes", "decoder.crashed", "rejected", 2, false},
        Fault{"source", "no_pixels", "input.page_damaged", "rejected", 2, false},
        Fault{"prepare", "throws_int", "stage.failed", "failed", 5, true},
        Fault{"prepare", "no_pixels", "plugin.bad_result", "failed", 4, true},
        Fault{"prepare", "factory_throws", "stage.failed", "failed", 5, true},
        Fault{"prepare", "factory_null", "plugin.bad_stage", "failed", 4, true},
        Fault{"prepare", "slow", "limit.page_time", "failed", 6, false},
        Fault{"prepare", "hangs", "limit.page_time", "failed", 6, false},
        Fault{"identify", "throws_exception", "stage.failed", "failed", 5, false},
        Fault{"identify", "unknown", "input.no_form", "rejected", 2, false},
        Fault{"identify", "nan_score", "plugin.bad_result", "failed", 4, false},
        Fault{"identify", "no_such_page", "plugin.bad_result", "failed", 4, false},
        Fault{"identify", "turn_of_7", "plugin.bad_result", "failed", 4, false},
        Fault{"identify", "foreign_form", "plugin.bad_result", "failed", 4, false},
        Fault{"identify", "no_form", "plugin.bad_result", "failed", 4, false},
        Fault{"identify", "off_page", "plugin.bad_result", "failed", 4, false},
        Fault{"identify", "tiny_scale", "plugin.bad_result", "failed", 4, false},
        Fault{"identify", "nan_shift", "plugin.bad_result", "failed", 4, false},
        Fault{"identify", "half_page", "", "needs_review", 3, true},
        Fault{"inspect", "throws_error", "emit.failed", "failed", 5, true},
        Fault{"inspect", "hangs", "limit.page_time", "failed", 6, true},
        Fault{"inspect", "nan", "plugin.bad_result", "failed", 4, true},
        Fault{"inspect", "off_page", "plugin.bad_result", "failed", 4, true},
        Fault{"inspect", "foreign_field", "plugin.bad_result", "failed", 4, true},
        Fault{"inspect", "table_field", "plugin.bad_result", "failed", 4, true},
        Fault{"inspect", "dark", "", "needs_review", 3, true},
        Fault{"recognize", "throws_error", "emit.failed", "failed", 5, true},
        Fault{"recognize", "out_of_memory", "limit.memory", "failed", 6, true},
        Fault{"recognize", "nan", "plugin.bad_result", "failed", 4, true},
        Fault{"recognize", "over_one", "plugin.bad_result", "failed", 4, true},
        Fault{"recognize", "no_candidates", "plugin.bad_result", "failed", 4, true},
        Fault{"recognize", "confirms", "plugin.bad_result", "failed", 4, true},
        Fault{"recognize", "bad_utf8", "", "packaged", 0, true},
        Fault{"recognize", "illegible", "", "needs_review", 3, true},
        Fault{"recognize", "warns", "input.page_incomplete", "packaged", 0, true},
        Fault{"recognize", "hangs_on_name", "limit.page_time", "failed", 6, true},
        Fault{"field", "throws_int", "stage.failed", "failed", 5, true},
        Fault{"field", "negative", "plugin.bad_result", "failed", 4, true},
        Fault{"validate", "throws_exception", "stage.failed", "failed", 5, false},
        Fault{"validate", "too_few", "plugin.bad_result", "failed", 4, false},
        Fault{"validate", "no_share", "plugin.bad_result", "failed", 4, false},
        Fault{"validate", "no_such_field", "plugin.bad_result", "failed", 4, false},
        Fault{"validate", "no_such_document", "plugin.bad_result", "failed", 4, false},
        Fault{"validate", "doubts", "", "needs_review", 3, true},
        Fault{"validate", "hangs", "limit.stage_time", "failed", 6, false},
        Fault{"validate", "blocking", "", "needs_review", 3, true},
        Fault{"validate", "advice", "", "packaged", 0, true},
        Fault{"emit", "throws_exception", "stage.failed", "failed", 5, false},
        Fault{"emit", "slow", "limit.stage_time", "failed", 6, false},
        Fault{"emit", "bad_path", "plugin.bad_artifact", "failed", 4, false},
        Fault{"emit", "absolute_path", "plugin.bad_artifact", "failed", 4, false},
        Fault{"emit", "same_path", "plugin.bad_artifact", "failed", 4, false}),
    [](const auto& one) { return one.param.kind + "_" + one.param.fault; });

TEST(FaultyRun, DiagnosticNamesStageFileAndPage) {
  const SlipRun run("source", "second_page_damaged");
  const json& diagnostic = run.report["diagnostics"][0];
  EXPECT_EQ(diagnostic["stage"], "source.slip");
  EXPECT_EQ(diagnostic["file"], run.input("two.slip").string());
  EXPECT_EQ(diagnostic["page"], 2);
}

TEST(FaultyRun, AForeignExceptionIsToldInOneHarmlessLine) {
  const SlipRun run("identify", "throws_exception");
  EXPECT_THAT(run.result.err, testing::HasSubstr("first line"));
  EXPECT_THAT(run.result.err, testing::Not(testing::HasSubstr("second")));
}

TEST(FaultyRun, ABrokenPageDoesNotSinkTheOthers) {
  const SlipRun run("source", "second_page_damaged");
  EXPECT_EQ(testing_support::text_of_file(run.out() / "two" / "values.txt"),
            "page 1\nno page\nname=An\nlines[0].item=An\n");
}

TEST(FaultyRun, OnlyFilledRowsAreKeptAndNumberedFromZero) {
  const SlipRun run("none", "none");
  std::vector<std::string> ids;
  for (const auto& field : run.report["documents"][0]["fields"]) ids.push_back(field["id"]);
  EXPECT_EQ(ids, (std::vector<std::string>{"name", "lines[0].item"}));
}

TEST(FaultyRun, WhatCannotBeReadIsIllegibleNotMissing) {
  const SlipRun run("recognize", "nan");
  const json& field = run.report["documents"][0]["fields"][0];
  EXPECT_EQ(field["state"], "illegible");
  EXPECT_EQ(field["value"], "");
  EXPECT_EQ(field["confidence"], 0);
}

TEST(FaultyRun, AHangingFieldCostsItsPartOfThePageOnly) {
  const SlipRun run("recognize", "hangs_on_name", {"--max-page-seconds", "0.3", "--jobs", "2"});
  const json& fields = run.report["documents"][0]["fields"];
  ASSERT_EQ(fields.size(), 2U);
  EXPECT_EQ(fields[0]["state"], "illegible");
  EXPECT_EQ(fields[0]["box_mm"], json::parse("[10, 10, 50, 8]"));
  EXPECT_EQ(fields[1]["id"], "lines[0].item");
  EXPECT_EQ(fields[1]["value"], "An");
}

TEST(FaultyRun, BoxesAreMillimetresOnThePage) {
  const SlipRun run("none", "none");
  EXPECT_EQ(run.report["documents"][0]["fields"][0]["box_mm"], json::parse("[10, 10, 50, 8]"));
}

TEST(FaultyRun, EvidenceIsToldWithItsPage) {
  const SlipRun run("none", "none");
  EXPECT_EQ(run.report["pages"][1]["evidence"], json::parse(R"([{"kind": "slip_code",
      "confidence": 1.0, "items": [{"id": "name", "raw": "AN", "value": "An"}]}])"));
}

TEST(FaultyRun, WhatIsWrongWithAPictureIsToldFirstAndWithItsPage) {
  const SlipRun run("inspect", "dark");
  const json& finding = run.report["documents"][0]["findings"][0];
  EXPECT_EQ(finding["code"], "slip.dark");
  EXPECT_EQ(finding["page"], 1);
  EXPECT_EQ(finding["fields"], json::parse(R"(["name"])"));
}

TEST(FaultyRun, AReappraisalChangesTheConfidenceOnly) {
  const SlipRun before("none", "none"), after("validate", "doubts");
  json expected = before.report["documents"][0]["fields"][0];
  expected["confidence"] = 0.25;
  EXPECT_EQ(after.report["documents"][0]["fields"][0], expected);
}

TEST(FaultyRun, AnExistingPackageIsNeverOverwritten) {
  SlipRun run("none", "none");
  run.again();
  EXPECT_EQ(run.written(), (std::vector<std::string>{"two", "two-2", "two-2.zip", "two.zip"}));
}

TEST(FaultyRun, OneAndFourThreadsGiveTheSameReport) {
  const SlipRun one("source", "second_page_damaged", {"--jobs", "1"});
  const SlipRun four("source", "second_page_damaged", {"--jobs", "4"});
  EXPECT_EQ(one.comparable(), four.comparable());
}

}  // namespace
}  // namespace hoso
