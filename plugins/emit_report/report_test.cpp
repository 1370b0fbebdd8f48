#include "report.hpp"

#include <gmock/gmock.h>

#include <support/made_up_dossier.hpp>

#include "report_view.hpp"

namespace hoso {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

std::string html_of(const Dossier& dossier) {
  Report stage{ReportSettings()};
  const std::vector<Page> pages(dossier.pages.size(), test::made_up_page(PixelFormat::bgr24));
  const auto artifacts = test::emitted(stage, dossier, pages);
  EXPECT_THAT(artifacts, SizeIs(1));
  EXPECT_EQ(artifacts.at(0).path, "report.html");
  return {artifacts.at(0).bytes.begin(), artifacts.at(0).bytes.end()};
}

TEST(ReportView, FindingsStandWorstFirst) {
  const Dossier dossier = test::made_up_dossier();
  std::vector<std::string> codes;
  for (const FindingView& finding : view_of(dossier).findings) {
    codes.push_back(finding.finding->code);
  }
  EXPECT_THAT(codes, ElementsAre("test.birth_date", "test.request", "test.advice"));
}

TEST(ReportView, FindingsMarkTheirFields) {
  const Dossier dossier = test::made_up_dossier();
  const ReportView view = view_of(dossier);
  const FieldView& birth_date = view.documents[0].fields[1];
  EXPECT_THAT(birth_date.findings, ElementsAre(1));
  EXPECT_EQ(birth_date.css_class, "bad");
  EXPECT_THAT(view.findings[0].field_numbers, ElementsAre(birth_date.number));
}

TEST(ReportView, CertaintyFollowsConfidenceAndState) {
  FieldValue field;
  field.state = FieldState::read;
  field.confidence = sure_from;
  EXPECT_EQ(certainty_of(field), Certainty::sure);
  field.confidence = sure_from - 0.001;
  EXPECT_EQ(certainty_of(field), Certainty::doubtful);
  field.state = FieldState::confirmed;
  EXPECT_EQ(certainty_of(field), Certainty::confirmed);
  field.state = FieldState::illegible;
  EXPECT_EQ(certainty_of(field), Certainty::illegible);
}

TEST(ReportView, ValuesAreShownAsPeopleWriteThem) {
  FieldValue field;
  field.state = FieldState::read;
  field.raw = "2-1-1990";
  field.value = "1990-01-02";
  FieldSpec spec;
  spec.type = "date";
  EXPECT_EQ(displayed_value(field, &spec), "02/01/1990");
  EXPECT_EQ(displayed_value(field, nullptr), "1990-01-02");
  field.value = "";
  EXPECT_EQ(displayed_value(field, &spec), "2-1-1990");
  spec.type = "presence";
  EXPECT_EQ(displayed_value(field, &spec), "Có");
}

TEST(ReportView, ChoicesAreShownByTheirLabels) {
  FieldSpec spec;
  spec.type = "choice";
  spec.options = {{"tv", {"Ti vi", "Television"}}, {"fridge", {"Tủ lạnh", "Refrigerator"}}};
  FieldValue field;
  field.state = FieldState::read;
  field.raw = field.value = "tv fridge";
  EXPECT_EQ(displayed_value(field, &spec), "Ti vi; Tủ lạnh");
  field.value = "";
  EXPECT_EQ(displayed_value(field, &spec), "Ti vi; Tủ lạnh") << "what was ticked, though it may not be";
}

TEST(ReportView, VerdictCountsWhatIsToBeDone) {
  Dossier dossier = test::made_up_dossier();
  EXPECT_EQ(verdict_of(view_of(dossier)).vi, "Hồ sơ có 1 điểm phải sửa, 1 điểm nên xem lại.");
  dossier.documents[0].findings.clear();
  EXPECT_EQ(verdict_of(view_of(dossier)).vi, "Hồ sơ không có điểm nào phải sửa.");
  EXPECT_EQ(verdict_of(view_of(Dossier())).vi, "Chưa nhận ra biểu mẫu nào trong hồ sơ.");
}

TEST(Report, TellsValueCertaintyAndWhatToDo) {
  const std::string html = html_of(test::made_up_dossier());
  EXPECT_THAT(html, HasSubstr("<html lang=\"vi\">"));
  EXPECT_THAT(html, HasSubstr("Nguyễn Thị Thử"));
  EXPECT_THAT(html, HasSubstr("02/01/1990"));
  EXPECT_THAT(html, HasSubstr("chắc chắn"));
  EXPECT_THAT(html, HasSubstr("nên xem lại"));
  EXPECT_THAT(html, HasSubstr("không đọc được"));
  EXPECT_THAT(html, HasSubstr("Ghi ngày, tháng, năm sinh vào mục 2."));
  EXPECT_THAT(html, HasSubstr("Căn cứ: Thông tư 0/2026 (hư cấu), Điều 1"));
  EXPECT_THAT(html, HasSubstr("09:03 ngày 25/11/2026"));
  EXPECT_THAT(html, HasSubstr("Trang chưa nhận ra biểu mẫu"));
}

TEST(Report, FetchesAndRunsNothing) {
  const std::string html = html_of(test::made_up_dossier());
  EXPECT_THAT(html, HasSubstr("default-src &#39;none&#39;"));
  for (const char* way_out :
       {"<script", "http://", "https://", "@import", "javascript:", "onload", "<iframe", "<link"}) {
    EXPECT_THAT(html, Not(HasSubstr(way_out)));
  }
}

TEST(Report, HostileTextStaysText) {
  Dossier dossier = test::made_up_dossier();
  const std::string attack = "\"><script>alert(1)</script><img src=x onerror=y>\x1B[2J\u202E";
  dossier.files[0].name = "../" + attack;
  dossier.procedure = attack;
  for (FieldValue& field : dossier.documents[0].fields) field.raw = field.value = attack;
  dossier.documents[0].fields[0].id = attack;
  for (Finding& finding : dossier.documents[0].findings) {
    finding.message.vi = finding.next_step.vi = finding.legal_source = attack;
  }
  const std::string html = html_of(dossier);
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, Not(HasSubstr("<img")));
  EXPECT_THAT(html, Not(HasSubstr("\x1B")));
  EXPECT_THAT(html, Not(HasSubstr("\u202E")));
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(1)"));
}

TEST(Report, ShowsWhatCodesOfAPageSay) {
  Dossier dossier = test::made_up_dossier();
  dossier.pages[0].evidence = {{"card_qr",
                                {1, 1, 9, 9},
                                0.999,
                                {{"birth_date", "02011990", "1990-01-02"},
                                 {"address", "x", "<script>alert(2)</script>\u202E"},
                                 {"extra_9", "y", "Lò Thị Thử"}}}};
  const std::string html = html_of(dossier);
  EXPECT_THAT(html, HasSubstr("Mã QR của căn cước"));
  EXPECT_THAT(html, HasSubstr("02/01/1990"));
  EXPECT_THAT(html, HasSubstr("extra_9"));
  EXPECT_THAT(html, HasSubstr("Lò Thị Thử"));
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(2)"));
  EXPECT_THAT(html, Not(HasSubstr("\u202E")));
}

TEST(Report, SaysOnWhichPageAFindingWithoutFieldsIs) {
  Dossier dossier = test::made_up_dossier();
  Finding finding;
  finding.code = "test.page";
  finding.page = 2;
  finding.message.vi = "Trang này quá tối.";
  dossier.findings = {finding};
  EXPECT_THAT(html_of(dossier), HasSubstr("<p class=\"meta\">Trang 2</p>"));
}

TEST(Report, SameDossierSameBytes) {
  EXPECT_EQ(html_of(test::made_up_dossier()), html_of(test::made_up_dossier()));
}

TEST(Report, EmptyDossierGivesAReport) {
  EXPECT_THAT(html_of(Dossier()), HasSubstr("Chưa nhận ra biểu mẫu nào"));
}

TEST(Report, PageWithoutPictureIsStillListed) {
  Report stage{ReportSettings()};
  const Dossier dossier = test::made_up_dossier();
  const auto artifacts = test::emitted(stage, dossier, std::vector<Page>(2));
  const std::string html(artifacts.at(0).bytes.begin(), artifacts.at(0).bytes.end());
  EXPECT_THAT(html, HasSubstr("Nguyễn Thị Thử"));
  EXPECT_THAT(html, Not(HasSubstr("<image")));
}

}  // namespace
}  // namespace hoso
