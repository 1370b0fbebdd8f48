// hoso separator, hoso cover: what is printed.
#include <gmock/gmock.h>

#include <optional>

#include <hoso/pdf/pdfa_check.hpp>

#include "support/hoso_command.hpp"
#include "support/verapdf.hpp"

namespace hoso {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;
using testing_support::run_command;
using testing_support::TestFolder;
using testing_support::text_of_file;

constexpr const char* dossier = R"(<dossier xmlns="urn:hoso:dossier:1" procedure="1.004222"><pages>
<page number="1" blank="false"><evidence kind="separator_qr" confidence="1"><item id="dossier_code" value="H45-7"
raw="H45-7"/></evidence></page><page number="2" blank="false"><match form="ct01"/></page>
<page number="3" blank="true"/><page number="4" blank="false"/></pages><documents><document number="1" pages="2">
<form id="ct01" version="tt116-2026"><title vi="Tờ khai thay đổi thông tin cư trú" en="x"/></form><fields>
<field id="full_name" state="read" confidence="0.5" value="Đinh Thị Hà" raw=""/></fields><findings>
<finding code="a.b" severity="doubtful"><message vi="Chưa thấy chữ ký của chủ hộ." en="x"/>
<next-step vi="y" en="y"/></finding>
<finding code="a.c" severity="advice"><message vi="Chỉ nên biết." en="x"/><next-step vi="y" en="y"/></finding>
</findings></document></documents><findings/></dossier>)";

class Sheets : public testing::Test {
 protected:
  testing_support::CommandResult made(const std::string& name, std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--out", (folder_.path() / name).string(), "--lang", "vi"});
    return run_command(HOSO_COMMAND, arguments, {"SOURCE_DATE_EPOCH=1780000000"});
  }

  [[nodiscard]] std::string bytes(const std::string& name) const { return text_of_file(folder_.path() / name); }

  [[nodiscard]] std::string text(const std::string& name) const {
    return run_command("/usr/bin/pdftotext", {"-layout", (folder_.path() / name).string(), "-"}).out;
  }

  void expect_pdfa(const std::string& name) const {
    const std::string pdf = bytes(name);
    const std::span bytes(reinterpret_cast<const std::uint8_t*>(pdf.data()), pdf.size());
    EXPECT_THAT(tagging_breaches(bytes), IsEmpty()) << name;
    EXPECT_THAT(pdfa_breaches(bytes), IsEmpty()) << name;
  }

  [[nodiscard]] std::string package(const std::string& xml = dossier) const {
    return folder_.write("dossier.xml", xml).string();
  }

  TestFolder folder_;
};

TEST_F(Sheets, ASeparatorSaysItsCodeToPeopleAndMachines) {
  ASSERT_EQ(made("s.pdf", {"separator", "--code", "H45.20-261127-0012", "--procedure", "1.004222"}).exit_code, 0);
  expect_pdfa("s.pdf");
  EXPECT_THAT(text("s.pdf"), HasSubstr("H45.20-261127-0012"));
  EXPECT_THAT(text("s.pdf"), HasSubstr("TỜ PHÂN CÁCH HỒ SƠ"));
  const auto read = run_command(HOSO_COMMAND, {"split", (folder_.path() / "s.pdf").string(), "--json"});
  EXPECT_THAT(read.out, HasSubstr("\"dossier_code\": \"H45.20-261127-0012\""));
  EXPECT_THAT(read.out, Not(HasSubstr("split.turned")));
  EXPECT_THAT(read.out, Not(HasSubstr("split.partly_read")));
}

TEST_F(Sheets, VeraPdfTakesThem) {
  ASSERT_EQ(made("s.pdf", {"separator", "--code", "H45.20-261127-0012"}).exit_code, 0);
  ASSERT_EQ(made("c.pdf", {"cover", package()}).exit_code, 0);
  for (const char* name : {"s.pdf", "c.pdf"}) {
    const std::string pdf = bytes(name);
    for (const char* flavour : {"2a", "ua1"}) {
      const auto verdict =
          test::verapdf_verdict({reinterpret_cast<const std::uint8_t*>(pdf.data()), pdf.size()}, flavour);
      if (!verdict) GTEST_SKIP() << "veraPDF was not fetched: tests/support/fetch_verapdf BUILD";
      EXPECT_THAT(*verdict, StartsWith("PASS")) << name;
    }
  }
}

TEST_F(Sheets, TheLongestCodeFitsOnTheSheet) {
  ASSERT_EQ(made("s.pdf", {"separator", "--code", std::string(48, 'W')}).exit_code, 0);
  expect_pdfa("s.pdf");
  EXPECT_THAT(text("s.pdf"), HasSubstr(std::string(48, 'W')));
}

TEST_F(Sheets, RefusesCodesAndProceduresThatAreNone) {
  const auto result = made("s.pdf", {"separator", "--code", "a b"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("separator.bad_code"));
  EXPECT_EQ(made("s.pdf", {"separator", "--code", "a", "--procedure", "9.999999"}).exit_code, 1);
  EXPECT_EQ(made("s.pdf", {"separator"}).exit_code, 1);
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "s.pdf"));
}

TEST_F(Sheets, ACoverAccountsForEveryPage) {
  ASSERT_EQ(made("c.pdf", {"cover", package(), "--received", "2026-11-26 14:30"}).exit_code, 0);
  expect_pdfa("c.pdf");
  const std::string said = text("c.pdf");
  EXPECT_THAT(said, HasSubstr("H45-7"));
  EXPECT_THAT(said, HasSubstr("Đinh Thị Hà"));
  EXPECT_THAT(said, HasSubstr("1.004222"));
  EXPECT_THAT(said, HasSubstr("14:30 26/11/2026"));
  EXPECT_THAT(said, HasSubstr("17:00 07/12/2026")) << "as the receipt says";
  EXPECT_THAT(said, HasSubstr("Bản chính"));
  EXPECT_THAT(said, HasSubstr("Tờ phân cách: trang 1."));
  EXPECT_THAT(said, HasSubstr("Trang trắng: 3."));
  EXPECT_THAT(said, testing::ContainsRegex("chưa phân loại +4 "));
  EXPECT_THAT(said, HasSubstr("Chưa thấy chữ ký của chủ hộ."));
  EXPECT_THAT(said, HasSubstr("1 mục máy đọc chưa chắc"));
  EXPECT_THAT(said, Not(HasSubstr("Chỉ nên biết.")));
}

TEST_F(Sheets, ACoverMakesUpNoDay) {
  ASSERT_EQ(made("c.pdf", {"cover", package(), "--code", "X-1"}).exit_code, 0);
  const std::string said = text("c.pdf");
  EXPECT_THAT(said, HasSubstr("X-1"));
  EXPECT_THAT(said, HasSubstr("Tiếp nhận lúc: ....."));
  EXPECT_THAT(said, HasSubstr("Hẹn trả lúc: ....."));
}

TEST_F(Sheets, ACoverNamesPapersOfTheCaseThatWereNotSeen) {
  ASSERT_EQ(made("c.pdf", {"cover", package(), "--case", "rented"}).exit_code, 0);
  EXPECT_THAT(text("c.pdf"), HasSubstr("Chưa nhận"));
  EXPECT_EQ(made("d.pdf", {"cover", package(), "--case", "nonsense"}).exit_code, 1);
}

TEST_F(Sheets, EqualInputGivesEqualBytes) {
  ASSERT_EQ(made("1.pdf", {"cover", package()}).exit_code, 0);
  ASSERT_EQ(made("2.pdf", {"cover", package()}).exit_code, 0);
  EXPECT_EQ(bytes("1.pdf"), bytes("2.pdf"));
  ASSERT_EQ(made("3.pdf", {"separator", "--code", "A"}).exit_code, 0);
  ASSERT_EQ(made("4.pdf", {"separator", "--code", "A"}).exit_code, 0);
  EXPECT_EQ(bytes("3.pdf"), bytes("4.pdf"));
}

TEST_F(Sheets, ALongIndexGoesOnOverPages) {
  std::string many = "<dossier xmlns=\"urn:hoso:dossier:1\"><pages/><documents>";
  for (int i = 1; i <= 90; ++i) {
    many.append("<document number=\"1\" pages=\"1\"><form id=\"ct01\" version=\"v\"><title vi=\"");
    many.append("Giấy tờ rất dài tên số ");
    many.append(std::to_string(i)).append(" phải xuống dòng trong ô của nó\" en=\"x\"/></form><fields/></document>");
  }
  many.append("</documents></dossier>");
  ASSERT_EQ(made("c.pdf", {"cover", package(many)}).exit_code, 0);
  EXPECT_THAT(text("c.pdf"), HasSubstr("90"));
  expect_pdfa("c.pdf");
}

TEST_F(Sheets, RefusesWhatIsNoPackage) {
  const auto result = made("c.pdf", {"cover", package("<x/>")});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("export.bad_package"));
}

}  // namespace
}  // namespace hoso
