// What people say, laid over what was read.
#include <gmock/gmock.h>

#include <algorithm>

#include "pipeline/pipeline.hpp"
#include "review/answers.hpp"
#include "review/reading_text.hpp"
#include "support/made_up_dossier.hpp"

namespace hoso::review {
namespace {

using store::Answer;
using store::AnswerKind;

const FieldTypes plain(std::make_shared<pipeline::Pipeline>());

Answer answer(const std::string& field, const std::string& value, AnswerKind kind = AnswerKind::confirmed) {
  return {0, paper_of(test::made_up_dossier(), 0), field, kind, value, "lan", ""};
}

const FieldValue& field_of(const Dossier& dossier, const std::string& id) {
  const FieldValue* field = dossier.documents.front().find(id);
  if (!field) throw std::out_of_range(id);
  return *field;
}

std::vector<std::string> open_in(const Dossier& dossier, const std::vector<Answer>& answers,
                                 const TwoPersonFields& two) {
  std::vector<std::string> open;
  for (const auto& doubt : digest_of(dossier, answers, two).doubtful) open.push_back(doubt.field);
  return open;
}

TEST(ReadingText, ComesBackAsItWas) {
  const Dossier dossier = test::made_up_dossier();
  const Catalogue forms{dossier.documents.front().form};
  const std::string text = reading_text(dossier);
  const Dossier again = dossier_of_reading(text, forms);
  EXPECT_EQ(reading_text(again), text);
  ASSERT_EQ(again.documents.size(), dossier.documents.size());
  EXPECT_EQ(again.documents[0].fields.size(), dossier.documents[0].fields.size());
  EXPECT_EQ(again.documents[0].findings, dossier.documents[0].findings);
  EXPECT_EQ(again.pages.size(), dossier.pages.size());
  EXPECT_EQ(field_of(again, "citizen_id").candidates, field_of(dossier, "citizen_id").candidates);
}

TEST(ReadingText, AFormThatIsGoneAndDamageAreSaid) {
  const std::string text = reading_text(test::made_up_dossier());
  EXPECT_THROW(static_cast<void>(dossier_of_reading(text, {})), Error);
  const Catalogue forms{test::made_up_form()};
  for (const std::size_t cut : {std::size_t{0}, text.size() / 2, text.size() - 1}) {
    EXPECT_THROW(static_cast<void>(dossier_of_reading(text.substr(0, cut), forms)), Error) << cut;
  }
}

TEST(Answers, AConfirmedValueKeepsHowItWasWritten) {
  const Dossier dossier = with_answers(test::made_up_dossier(), {answer("citizen_id", "025185001234")}, plain);
  EXPECT_EQ(field_of(dossier, "citizen_id").state, FieldState::confirmed);
  EXPECT_EQ(field_of(dossier, "citizen_id").raw, "025185001234");
  EXPECT_EQ(field_of(dossier, "citizen_id").confidence, 1);
}

TEST(Answers, ACorrectedValueTakesTheOldOnesPlace) {
  const Dossier dossier = with_answers(test::made_up_dossier(), {answer("full_name", "Nguyễn Thị Thư")}, plain);
  EXPECT_EQ(field_of(dossier, "full_name").value, "Nguyễn Thị Thư");
  EXPECT_EQ(digest_of(dossier, {}, {}).name, "Nguyễn Thị Thư");
  EXPECT_THAT(digest_of(dossier, {}, {}).search, testing::HasSubstr("nguyen thi thu"));
}

TEST(Answers, NothingFilledInAndIllegibleAreAnswersToo) {
  const std::vector<Answer> answers{answer("request", ""), answer("birth_date", "", AnswerKind::illegible)};
  const Dossier dossier = with_answers(test::made_up_dossier(), answers, plain);
  EXPECT_EQ(field_of(dossier, "request").state, FieldState::empty);
  EXPECT_EQ(field_of(dossier, "birth_date").state, FieldState::illegible);
  EXPECT_THAT(open_in(dossier, answers, {}), testing::Not(testing::Contains("birth_date")));
}

TEST(Answers, OnesForAnotherFormCountForNothing) {
  Answer other = answer("full_name", "Người Khác");
  other.paper = "other_form@0:0";
  EXPECT_EQ(field_of(with_answers(test::made_up_dossier(), {other}, plain), "full_name").value, "Nguyễn Thị Thử");
}

TEST(Answers, StayWithTheirPaperWhenOthersComeBeforeIt) {
  Dossier moved = test::made_up_dossier();
  const std::vector<Answer> answers{answer("full_name", "Người Đúng")};
  Document another = moved.documents.front();
  another.pages = {2};
  moved.documents.insert(moved.documents.begin(), another);
  const Dossier dossier = with_answers(moved, answers, plain);
  EXPECT_EQ(dossier.documents[0].find("full_name")->value, "Nguyễn Thị Thử");
  EXPECT_EQ(dossier.documents[1].find("full_name")->value, "Người Đúng");
}

TEST(Answers, ACellBehindTheLastRowIsANewRow) {
  const Dossier dossier =
      with_answers(test::made_up_dossier(), {answer("members[1].full_name", "Trần Thị Mẫu")}, plain);
  EXPECT_EQ(field_of(dossier, "members[1].full_name").value, "Trần Thị Mẫu");
  EXPECT_NE(spec_of(*dossier.documents.front().form, "members[1].full_name"), nullptr);
}

TEST(Doubts, AreThoseThatNobodySettled) {
  const Dossier read = test::made_up_dossier();
  const std::vector<std::string> open = open_in(read, {}, {});
  EXPECT_THAT(open, testing::IsSupersetOf({"birth_date", "citizen_id", "request"}));
  EXPECT_THAT(open, testing::Not(testing::Contains("full_name")));
}

TEST(Doubts, TwoPersonsMustSayTheSame) {
  const TwoPersonFields two{"full_name", "members.full_name"};
  const Dossier read = test::made_up_dossier();
  EXPECT_THAT(open_in(read, {}, two), testing::IsSupersetOf({"full_name", "members[0].full_name"})) << "sure or not";
  const std::vector<Answer> first{answer("full_name", "Nguyễn Thị Thử", AnswerKind::half)};
  EXPECT_THAT(open_in(with_answers(read, first, plain), first, two), testing::Contains("full_name"));
  const std::vector<Answer> both{answer("full_name", "Nguyễn Thị Thử")};
  EXPECT_THAT(open_in(with_answers(read, both, plain), both, two), testing::Not(testing::Contains("full_name")));
}

}  // namespace
}  // namespace hoso::review
