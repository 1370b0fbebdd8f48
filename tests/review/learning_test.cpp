// Lessons: used for what is not sure, judged by dossiers they were not drawn from.
#include <gmock/gmock.h>

#include <fmt/format.h>

#include "pipeline/pipeline.hpp"
#include "review/learning.hpp"
#include "support/made_up_dossier.hpp"

namespace hoso::review {
namespace {

const FieldTypes plain(std::make_shared<pipeline::Pipeline>());
const std::string ward = "Công an phường Cửa Nam, thành phố Hà Nội";
const std::string misread = "Công an phường Của Nam, thành phố Hà Nội";

/// The form with its request as a place: an office reads the same ward again and again.
std::shared_ptr<const FormTemplate> form() {
  auto own = std::make_shared<FormTemplate>(*test::made_up_form());
  for (FieldSpec& field : own->fields) {
    if (field.id == "request") field.type = "place";
  }
  return own;
}

/// A dossier whose place was read as `read`, not sure, with both candidates, and confirmed as `truth`.
PastDossier past(int number, const std::string& read, const std::string& truth) {
  static const std::shared_ptr<const FormTemplate> place_form = form();
  PastDossier one{fmt::format("d{}", number), test::made_up_dossier(), {}};
  Document& document = one.reading.documents.front();
  document.form = place_form;
  for (FieldValue& field : document.fields) {
    if (field.id != "request") continue;
    field.raw = field.value = read;
    field.confidence = 0.6;
    field.candidates = {{read, 0.6}, {read == ward ? misread : ward, 0.5}};
  }
  one.answers.push_back({0, paper_of(one.reading, 0), "request", store::AnswerKind::confirmed, truth, "lan", ""});
  return one;
}

std::vector<PastDossier> office(int count, const std::function<PastDossier(int)>& make) {
  std::vector<PastDossier> all;
  for (int i = 0; i < count; ++i) all.push_back(make(i));
  return all;
}

const FieldValue& request_of(const Dossier& dossier) { return *dossier.documents.front().find("request"); }

TEST(Lessons, HouseNumbersAreEachOnesOwn) {
  EXPECT_THAT(parts_of("Số 5 ngõ 12 đường Láng, Phường Láng"), testing::ElementsAre("ngõ đường láng", "phường láng"));
  EXPECT_TRUE(parts_of("12, 15").empty());
}

TEST(Lessons, AKnownCandidateTakesTheMisreadOnesPlace) {
  const auto dossiers = office(120, [](int i) { return past(i, i % 3 == 0 ? misread : ward, ward); });
  const Lessons lessons = lessons_from(dossiers, plain);
  const Dossier taught = with_lessons(past(0, misread, ward).reading, lessons, plain);
  EXPECT_EQ(request_of(taught).value, ward);
  EXPECT_FALSE(is_doubtful(request_of(taught)));
  EXPECT_EQ(request_of(taught).raw, misread) << "what was read stays";
}

TEST(Lessons, FewDossiersMakeNothingSure) {
  const auto dossiers = office(10, [](int i) { return past(i, ward, ward); });
  EXPECT_TRUE(is_doubtful(request_of(with_lessons(past(0, ward, ward).reading, lessons_from(dossiers, plain), plain))));
}

TEST(Lessons, SureValuesStay) {
  const auto dossiers = office(120, [](int i) { return past(i, ward, ward); });
  PastDossier sure = past(0, misread, misread);
  for (FieldValue& field : sure.reading.documents.front().fields) {
    if (field.id == "request") field.confidence = 0.999;
  }
  EXPECT_EQ(request_of(with_lessons(sure.reading, lessons_from(dossiers, plain), plain)).value, misread);
}

TEST(Lessons, ComeBackAsTheyWere) {
  const auto dossiers = office(60, [](int i) { return past(i, ward, ward); });
  const std::string text = lessons_text(lessons_from(dossiers, plain));
  EXPECT_EQ(lessons_text(lessons_of(text)), text);
  EXPECT_THROW(static_cast<void>(lessons_of("{}")), Error);
}

TEST(Replay, HelpsWhereTheOfficeReadsTheSameAgain) {
  const Comparison sum = replay(office(240, [](int i) { return past(i, i % 3 == 0 ? misread : ward, ward); }), plain);
  EXPECT_EQ(sum.learned_from, 120);
  EXPECT_EQ(sum.tried_on, 120);
  EXPECT_EQ(sum.newly_wrong, 0);
  EXPECT_GE(sum.after.accepted - sum.before.accepted, 120);
  EXPECT_TRUE(sum.helps());
}

// The office moved: what was right in the older half is wrong in the newer one.
TEST(Replay, RefusesLessonsThatMakeValuesWrong) {
  const Comparison sum = replay(office(240, [](int i) { return past(i, misread, i < 120 ? ward : misread); }), plain);
  EXPECT_GT(sum.newly_wrong, 0);
  EXPECT_FALSE(sum.helps());
}

TEST(Replay, SaysNothingOfFewDossiers) {
  EXPECT_FALSE(replay(office(12, [](int i) { return past(i, ward, ward); }), plain).helps());
  EXPECT_FALSE(replay({}, plain).helps());
}

}  // namespace
}  // namespace hoso::review
