#include "bench/score.hpp"

#include <gtest/gtest.h>

#include <hoso/form_template.hpp>

namespace hoso::bench {
namespace {

std::shared_ptr<const FormTemplate> form_with(std::vector<std::string> ids) {
  auto form = std::make_shared<FormTemplate>();
  form->id = "ct01";
  form->version = "v1";
  for (std::string& id : ids) {
    FieldSpec field;
    field.id = std::move(id);
    field.type = "text";
    form->fields.push_back(field);
  }
  return form;
}

FieldValue value(std::string id, std::string text, double confidence) {
  FieldValue field;
  field.id = std::move(id);
  field.value = std::move(text);
  field.confidence = confidence;
  return field;
}

struct ScoreTest : testing::Test {
  Catalogue catalogue{form_with({"a", "b", "c", "d"})};
  Sample sample{"s", "page.png", {"ct01", "v1", "skew", {{"a", "Nam"}, {"b", "Nữ"}, {"c", "x"}}}};
  Score score;

  Dossier read_as(std::vector<FieldValue> fields) const {
    Dossier dossier;
    dossier.documents.push_back({catalogue.front(), {1}, std::move(fields), {}});
    return dossier;
  }
};

TEST_F(ScoreTest, TellsCorrectWrongMissedAndInventedApart) {
  add_result(sample, read_as({value("a", "Nam", 1), value("b", "Nứ", 0.99), value("d", "ghost", 0.2)}),
             catalogue, score);
  EXPECT_EQ(score.all.filled, 3);
  EXPECT_EQ(score.all.correct, 1);
  EXPECT_EQ(score.all.missed, 1);
  EXPECT_EQ(score.all.wrong, 2);
  EXPECT_EQ(score.all.accepted, 2);
  EXPECT_EQ(score.all.wrong_confident, 1);
  EXPECT_EQ(score.all.empty, 1);
  EXPECT_EQ(score.by_group.at("degradation skew").wrong, 2);
  EXPECT_EQ(score.mistakes.size(), 3U);
  EXPECT_EQ(score.all.given(), 3);
  EXPECT_EQ(score.all.doubtful(), 1);
}

TEST_F(ScoreTest, ComparesEachFieldInTheOrderOfTheForm) {
  const Dossier dossier = read_as({value("b", "Nứ", 0.5), value("a", "Nam", 1)});
  const auto all = comparisons(sample.truth, dossier, *catalogue.front());
  ASSERT_EQ(all.size(), 4U);
  EXPECT_EQ(all[0].given, "Nam");
  EXPECT_EQ(all[1].expected, "Nữ");
  EXPECT_EQ(all[1].given, "Nứ");
  EXPECT_EQ(all[1].confidence, 0.5);
  EXPECT_EQ(all[2].given, "");
  EXPECT_EQ(all[3].expected, "");
}

TEST_F(ScoreTest, CountsEachCheckBoxOfAChoice) {
  auto form = std::make_shared<FormTemplate>(*form_with({"goods"}));
  form->fields[0].options = {{"tv", {}}, {"fridge", {}}, {"washer", {}}};
  catalogue = {form};
  sample.truth.values = {{"goods", "tv fridge"}};
  add_result(sample, read_as({value("goods", "tv washer", 0.99)}), catalogue, score);
  const Tally& boxes = score.by_group.at("boxes, skew");
  EXPECT_EQ(boxes.filled, 2);
  EXPECT_EQ(boxes.correct, 1);
  EXPECT_EQ(boxes.missed, 1);
  EXPECT_EQ(boxes.empty, 1);
  EXPECT_EQ(boxes.wrong, 1);
  EXPECT_EQ(boxes.wrong_confident, 1);
  EXPECT_EQ(score.all.filled, 1) << "the field itself counts once";
}

TEST_F(ScoreTest, AnotherVersionCountsAsNothingRead) {
  Dossier dossier = read_as({value("a", "Nam", 1)});
  auto other = std::make_shared<FormTemplate>(*catalogue.front());
  other->version = "v2";
  dossier.documents.front().form = other;
  add_result(sample, dossier, catalogue, score);
  EXPECT_EQ(score.form_right, 0);
  EXPECT_EQ(score.all.missed, 3);
}

TEST_F(ScoreTest, AnotherDocumentTakenForAFormIsAFalseAccept) {
  add_result({"letter", "page.png", {"", "", "clean", {}}}, read_as({}), catalogue, score);
  EXPECT_EQ(score.false_accepts, 1);
  EXPECT_EQ(score.form_right, 0);
}

TEST_F(ScoreTest, CharacterErrorsCountLettersNotBytes) {
  add_result(sample, read_as({value("a", "Nam", 1), value("b", "Nu", 1), value("c", "x", 1)}),
             catalogue, score);
  EXPECT_EQ(score.all.characters, 6);
  EXPECT_EQ(score.all.edits, 1);
}

}  // namespace
}  // namespace hoso::bench
