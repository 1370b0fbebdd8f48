// hoso export: the tables, opened again.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "exports/csv.hpp"
#include "support/hoso_command.hpp"

namespace hoso::exports {
namespace {

using nlohmann::json;
using testing::Contains;
using testing::HasSubstr;
using testing_support::run_command;
using testing_support::TestFolder;
using testing_support::text_of_file;

constexpr const char* ct01_dossier = R"xml(<dossier xmlns="urn:hoso:dossier:1" created="2026-11-26T01:00:00Z">
<pages><page number="1" blank="false"><evidence kind="separator_qr" confidence="1"><item id="dossier_code"
value="H45-1" raw="H45-1"/></evidence></page><page number="2" blank="false"><match form="ct01"/></page></pages>
<documents><document number="1" pages="2"><form id="ct01" version="tt116-2026"><title vi="Tờ khai" en="Form"/></form>
<fields>
<field id="phone" state="read" confidence="1" value="+84912345678" raw=""/>
<field id="full_name" state="read" confidence="0.7" value="=HYPERLINK(&quot;http://a&quot;;&quot;x&quot;)" raw=""/>
<field id="citizen_id" state="read" confidence="1" value="001088007654" raw=""/>
<field id="signatures.owner" type="presence" state="read" confidence="1" value="signed" raw=""/>
<field id="request" state="read" confidence="1" value="Dòng 1, &quot;hai&quot;&#10;dòng 2" raw=""/>
<row table="members" index="1"><field id="members[1].full_name" state="illegible" confidence="0" value="" raw=""/></row>
</fields><findings><finding code="ct01.x" severity="doubtful" page="2"><field-ref id="full_name"/>
<message vi="Xem lại" en="Look"/><next-step vi="So với giấy" en="Compare"/></finding></findings></document></documents>
<findings/></dossier>)xml";

constexpr const char* other_dossier = R"(<dossier xmlns="urn:hoso:dossier:1"><pages/><documents>
<document number="1" pages="1"><form id="khac" version="v1"/><fields><field id="tên lạ" state="read" confidence="1"
value="-" raw=""/></fields></document></documents></dossier>)";

class Export : public testing::Test {
 protected:
  Export() {
    add("b", ct01_dossier);
    add("a", other_dossier);
  }

  void add(const std::string& name, const std::string& dossier) const {
    std::filesystem::create_directories(folder_.path() / "out" / name);
    static_cast<void>(folder_.write("out/" + name + "/dossier.xml", dossier));
  }

  [[nodiscard]] testing_support::CommandResult exported(std::vector<std::string> more) const {
    std::vector<std::string> arguments{"export", (folder_.path() / "out").string(), "--lang", "en"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_command(HOSO_COMMAND, arguments, {"SOURCE_DATE_EPOCH=1780000000"});
  }

  [[nodiscard]] std::string file(const std::string& name) const { return (folder_.path() / name).string(); }

  [[nodiscard]] json opened(const std::string& name, const std::string& delimiter = ",") const {
    const auto result = run_command(HOSO_PYTHON, {HOSO_OPENED_AGAIN, file(name), delimiter});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return json::parse(result.out);
  }

  TestFolder folder_;
};

/// The texts of row `row` under its column's head.
std::map<std::string, std::string> row_of(const json& rows, std::size_t row) {
  std::map<std::string, std::string> texts;
  for (std::size_t i = 0; i < rows.at(0).size(); ++i) texts[rows[0][i]] = rows.at(row).at(i);
  return texts;
}

TEST_F(Export, CsvHoldsEveryDocumentUnderItsLabels) {
  const auto result = exported({"--csv", file("t.csv")});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("2 form(s) of 2 package(s)"));
  EXPECT_TRUE(text_of_file(file("t.csv")).starts_with("\xEF\xBB\xBF\"Gói hồ sơ\",\""));
  const json rows = opened("t.csv");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[1][0], "a") << "packages of a folder come by name";
  const auto ct01 = row_of(rows, 2);
  EXPECT_EQ(ct01.at("Mã hồ sơ"), "H45-1");
  EXPECT_EQ(ct01.at("Số điện thoại liên hệ"), "+84912345678");
  EXPECT_EQ(ct01.at("Số định danh cá nhân"), "001088007654");
  EXPECT_EQ(ct01.at("Nội dung đề nghị"), "Dòng 1, \"hai\"\ndòng 2");
  EXPECT_EQ(ct01.at("Họ, chữ đệm và tên khai sinh"), "'=HYPERLINK(\"http://a\";\"x\")");
  EXPECT_EQ(ct01.at("Ý kiến của chủ sở hữu chỗ ở hợp pháp"), "đã ký");
  EXPECT_EQ(ct01.at("Mục cần xem lại"), "Họ, chữ đệm và tên khai sinh; Họ, chữ đệm và tên (dòng 2)");
  EXPECT_EQ(ct01.at("tên lạ"), "") << "a field of another form";
  EXPECT_EQ(row_of(rows, 1).at("tên lạ"), "'-");
}

TEST_F(Export, ColumnsStandInPaperOrder) {
  ASSERT_EQ(exported({"--csv", file("t.csv"), "--ids"}).exit_code, 0);
  EXPECT_EQ(opened("t.csv")[0],
            json({"package", "dossier_code", "form", "version", "pages", "doubtful", "findings", "full_name",
                  "citizen_id", "phone", "request", "members[1].full_name", "signatures.owner", "tên lạ"}));
}

TEST_F(Export, SemicolonsDivideForVietnameseExcel) {
  ASSERT_EQ(exported({"--csv", file("t.csv"), "--semicolon"}).exit_code, 0);
  EXPECT_EQ(opened("t.csv", ";")[2][0], "b");
}

TEST_F(Export, XlsxHasASheetForEachFormAndOneOfFindings) {
  ASSERT_EQ(exported({"--xlsx", file("t.xlsx")}).exit_code, 0);
  const json book = opened("t.xlsx");
  ASSERT_EQ(book.size(), 3U);
  const json& sheet = book.at("ct01");
  EXPECT_EQ(sheet.at("frozen"), "2");
  EXPECT_TRUE(sheet.at("filter"));
  EXPECT_FALSE(sheet.at("widths").empty());
  std::map<std::string, json> cells;
  for (const json& cell : sheet.at("cells")) {
    EXPECT_TRUE(cell.at("string")) << cell;
    EXPECT_FALSE(cell.at("formula")) << cell;
    if (cell.at("row") == 2) cells[cell.at("text")] = cell;
  }
  EXPECT_TRUE(cells.contains("001088007654")) << "leading zeros";
  EXPECT_TRUE(cells.contains("+84912345678"));
  ASSERT_TRUE(cells.contains("=HYPERLINK(\"http://a\";\"x\")")) << "text needs no apostrophe there";
  EXPECT_NE(cells.at("=HYPERLINK(\"http://a\";\"x\")").at("style"), cells.at("001088007654").at("style"))
      << "doubtful values look otherwise";
  std::vector<std::string> findings;
  for (const json& cell : book.at("Lỗi hồ sơ").at("cells")) findings.push_back(cell.at("text"));
  EXPECT_THAT(findings, testing::IsSupersetOf({"ct01.x", "nghi ngờ", "Xem lại", "So với giấy"}));
}

TEST_F(Export, EqualPackagesGiveEqualBytes) {
  ASSERT_EQ(exported({"--xlsx", file("1.xlsx"), "--csv", file("1.csv")}).exit_code, 0);
  ASSERT_EQ(exported({"--xlsx", file("2.xlsx"), "--csv", file("2.csv")}).exit_code, 0);
  EXPECT_EQ(text_of_file(file("1.xlsx")), text_of_file(file("2.xlsx")));
  EXPECT_EQ(text_of_file(file("1.csv")), text_of_file(file("2.csv")));
}

TEST_F(Export, RefusesWhatIsNoPackage) {
  add("c", "<dossier><documents>");
  auto result = exported({"--csv", file("t.csv")});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("export.bad_package"));
  add("c", "<other/>");
  EXPECT_EQ(exported({"--csv", file("t.csv")}).exit_code, 2);
  EXPECT_FALSE(std::filesystem::exists(file("t.csv"))) << "no part of a batch passes for the whole";
  std::filesystem::create_directory(folder_.path() / "empty");
  result = run_command(HOSO_COMMAND, {"export", file("empty"), "--csv", file("t.csv")});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("export.no_package"));
}

TEST_F(Export, NeverOverwritesAndWantsToKnowWhatToWrite) {
  static_cast<void>(folder_.write("t.csv", "mine"));
  static_cast<void>(folder_.write("t.xlsx", "mine"));
  EXPECT_EQ(exported({"--csv", file("t.csv")}).exit_code, 5);
  EXPECT_EQ(exported({"--xlsx", file("t.xlsx")}).exit_code, 5);
  EXPECT_EQ(text_of_file(file("t.xlsx")), "mine");
  EXPECT_EQ(exported({}).exit_code, 1);
  EXPECT_EQ(exported({"--xlsx", file("u.xlsx"), "--ids"}).exit_code, 1);
}

struct HarmlessCase {
  std::string text, expected;
};

class Harmless : public testing::TestWithParam<HarmlessCase> {};

TEST_P(Harmless, MarksFormulasOnly) { EXPECT_EQ(harmless(GetParam().text), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Texts, Harmless,
    testing::Values(HarmlessCase{"", ""}, HarmlessCase{"=1+1", "'=1+1"}, HarmlessCase{"@SUM(A1)", "'@SUM(A1)"},
                    HarmlessCase{"+84912345678", "+84912345678"}, HarmlessCase{"+84 912 345 678", "+84 912 345 678"},
                    HarmlessCase{"-5", "-5"}, HarmlessCase{"-1.250", "-1.250"},
                    HarmlessCase{"-5+cmd|' /C calc'!A0", "'-5+cmd|' /C calc'!A0"},
                    HarmlessCase{"+84912345678-1", "'+84912345678-1"}, HarmlessCase{"-", "'-"}, HarmlessCase{"+", "'+"},
                    HarmlessCase{"\t=1", "'\t=1"}, HarmlessCase{"\r=1", "'\r=1"}, HarmlessCase{"  =1", "'  =1"},
                    HarmlessCase{"a;=1", "a;'=1"}, HarmlessCase{"a\n=1", "a\n'=1"}, HarmlessCase{"＝1", "'＝1"},
                    HarmlessCase{"a=1", "a=1"}, HarmlessCase{"x@y.vn", "x@y.vn"}, HarmlessCase{"thôn 2-3", "thôn 2-3"},
                    HarmlessCase{"0912345678", "0912345678"}));

}  // namespace
}  // namespace hoso::exports
