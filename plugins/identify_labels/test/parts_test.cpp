// The parts of the search by labels, one by one.
#include <gmock/gmock.h>

#include <cmath>

#include <opencv2/imgproc.hpp>

#include "form_fit.hpp"
#include "label_words.hpp"
#include "leaders.hpp"
#include "line_places.hpp"
#include "phrase_search.hpp"
#include "table_places.hpp"
#include "vanishing.hpp"
#include "variant_blank.hpp"

namespace hoso::labels {
namespace {

using testing::ElementsAre;

TEST(KeyOf, LeavesOutMarksSignsAndFootnotes) {
  EXPECT_EQ(key_of("Họ,"), "ho");
  EXPECT_EQ(key_of("gửi(1):"), "gui");
  EXPECT_EQ(key_of("116/2026/TT-BCA"), "1162026ttbca");
  EXPECT_EQ(key_of("–"), "");
}

SeenWord seen(const std::string& key, double x, double y, std::size_t line) {
  SeenWord word{key, key, {x, y, 2.0 * static_cast<double>(key.size()), 3}, {}, line, false, 1};
  return word;
}

Phrase phrase(std::vector<std::string> keys) { return {std::move(keys), {}, {}, 0, false}; }

TEST(PhraseSearch, FindsAPhraseOverALineBreakWithMisreadLetters) {
  std::vector<SeenWord> words{seen("moi", 10, 10, 0), seen("quon", 17, 10, 0), seen("he", 10, 15, 1),
                              seen("chu", 15, 15, 1)};
  words[0].begins_line = words[2].begins_line = true;
  const auto found = WordField(words).sightings(phrase({"moi", "quan", "he", "chu"}));
  ASSERT_FALSE(found.empty());
  EXPECT_THAT(found.front().words, ElementsAre(0, 1, 2, 3));
  EXPECT_GT(found.front().likeness, 0.85);
}

TEST(PhraseSearch, OtherWordsAreNoPhrase) {
  const WordField page({seen("nguyen", 10, 10, 0), seen("van", 24, 10, 0)});
  EXPECT_TRUE(page.sightings(phrase({"gioi", "tinh"})).empty());
}

/// "Giới tính: Nguyễn" with the two last words read as one.
struct GluedLabel {
  GluedLabel() {
    form.pages.resize(1);
    for (const double x : {10.0, 21.0, 32.0}) form.pages[0].words.push_back({"", {x, 10, 10, 3}});
    labels.phrases = {{{"ghi", "gioi", "tinh"}, {0, 1, 2}, {}, 0, false}};
    words = {word("ghi", 10, 11), word("gioi", 22, 11), word("tinhnguyen", 34, 30)};
    fit.phrases = {Sighting{{0, 1, 2}, {{0, 0}, {1, 1}, {2, 2}}, 0.8, {}}};
  }
  static SeenWord word(const std::string& key, double x, double width) {
    return {key, key, {x, 10, width, 3}, {}, 0, false, 1};
  }
  [[nodiscard]] PageFindings page() const { return {marks, lines, words, leaders, form, labels, fit}; }

  Marks marks;
  std::vector<TextLine> lines;
  std::vector<SeenWord> words;
  std::vector<Leader> leaders;
  FormTemplate form;
  FormLabels labels;
  FormFit fit;
};

TEST(LabelWords, EndWhereTheFormsOwnWordWouldEnd) {
  const GluedLabel label;
  const PageFindings page = label.page();
  const double ratio = width_ratio(page);
  EXPECT_NEAR(ratio, 1.1, 1e-9);
  const std::vector<WordMatch> words = words_of(page, 0);
  EXPECT_TRUE(shows_nothing_else(page, words[1], ratio));
  EXPECT_FALSE(shows_nothing_else(page, words[2], ratio));
  EXPECT_NEAR(print_of(page, words[1], ratio).width, 11, 1e-9);
  EXPECT_NEAR(print_of(page, words[2], ratio).width, 11, 1e-9);
}

TEST(LabelWords, ThatWritingTouchesAreNoPrint) {
  const GluedLabel label;
  EXPECT_THAT(printed_words(label.page(), Places{}), ElementsAre(0, 1));
}

std::vector<Piece> dots(double x, double y, double pitch, int count) {
  std::vector<Piece> all;
  for (int i = 0; i < count; ++i) all.push_back({{x + i * pitch, y, 0.4, 0.4}, i + 1});
  return all;
}

TEST(Leaders, AreRowsOfEqualSteps) {
  const auto leaders = leaders_in(dots(20, 50, 1.06, 30));
  ASSERT_EQ(leaders.size(), 1U);
  EXPECT_NEAR(leaders[0].pitch, 1.06, 0.01);
  EXPECT_NEAR(leaders[0].y, 50.2, 0.01);
}

TEST(Leaders, KeepTheirPitchWhereTheSecondDotIsMissing) {
  std::vector<Piece> all = dots(20, 50, 1.06, 30), below = dots(20, 60, 1.06, 30);
  all.erase(all.begin() + 1);
  all.insert(all.end(), below.begin(), below.end());
  const auto leaders = leaders_in(all);
  ASSERT_EQ(leaders.size(), 2U);
  EXPECT_NEAR(leaders[0].pitch, 1.06, 0.01);
  EXPECT_EQ(leaders[0].dots.size(), 29U);
}

TEST(Leaders, UnderWritingAreFoundByTheirStep) {
  const std::vector<Piece> whole = dots(20, 50, 1.06, 60);
  const std::vector<Piece> seen{whole[0], whole[7], whole[15], whole[33], whole[34]};
  const auto leader = sparse_leader(seen, {15, 49, 100, 2}, 1.06);
  ASSERT_TRUE(leader);
  EXPECT_EQ(leader->dots.size(), 5U);
  EXPECT_NEAR(leader->pitch, 1.06, 0.01);
}

TEST(Leaders, FewDotsOutOfStepAreNone) {
  const std::vector<Piece> dirt{{{20, 50, 0.4, 0.4}, 1}, {{25.8, 50, 0.4, 0.4}, 2}, {{31, 51, 0.4, 0.4}, 3}};
  EXPECT_FALSE(sparse_leader(dirt, {15, 49, 100, 3}, 1.06));
  EXPECT_FALSE(sparse_leader({}, {15, 49, 100, 3}, 1.06));
}

TEST(Leaders, ScatteredDirtIsNone) {
  std::vector<Piece> dirt;
  for (int i = 0; i < 40; ++i) dirt.push_back({{5.0 * i, 3.0 * (i % 7), 0.4, 0.4}, i + 1});
  EXPECT_TRUE(leaders_in(dirt).empty());
}

Marks comb_marks(int boxes, double step) {
  Marks marks;
  for (int i = 0; i <= boxes; ++i) marks.down.push_back({{60 + i * step, 20, 0.3, 7}});
  return marks;
}

TEST(Comb, IsFoundBehindItsLabelThoughABarIsMissing) {
  Marks marks = comb_marks(12, 7);
  marks.down.erase(marks.down.begin() + 5);
  const auto comb = comb_at(marks, {30, 22, 25, 3}, 12);
  ASSERT_TRUE(comb);
  EXPECT_NEAR(comb->box.width, 84, 0.5);
}

TEST(Comb, OfAnotherNumberOfBoxesIsNone) {
  EXPECT_FALSE(comb_at(comb_marks(9, 7), {30, 22, 25, 3}, 12));
}

TEST(Marks, ASlantedRuleIsARuleAndABarIsNone) {
  cv::Mat page(1600, 1200, CV_8UC1, cv::Scalar(255));
  cv::line(page, {300, 200}, {314, 1300}, 0, 2);
  cv::rectangle(page, {700, 200}, {720, 1300}, 0, cv::FILLED);
  const Marks marks = marks_on(page, 200);
  ASSERT_EQ(marks.down.size(), 1U);
  EXPECT_NEAR(px_to_mm(307, 200), middle_x(marks.down[0].box), 0.3);
  EXPECT_NEAR(px_to_mm(1100, 200), marks.down[0].box.height, 2);
}

TEST(Straightening, LevelsSkewedLines) {
  std::vector<Stretch> level;
  const double slope = std::tan(0.05);
  for (int y = 100; y < 1000; y += 100) level.push_back({{100, double(y)}, {900, y + 800 * slope}});
  const cv::Matx33d map = straightening(level, {}, {1000, 1200});
  const cv::Vec3d from = map * cv::Vec3d(100, 500, 1), to = map * cv::Vec3d(900, 500 + 800 * slope, 1);
  EXPECT_NEAR(from[1] / from[2], to[1] / to[2], 0.5);
}

TEST(Straightening, WithoutLinesNothingMoves) {
  EXPECT_EQ(straightening({}, {}, {100, 100}), cv::Matx33d::eye());
}

/// "Tên: … 8. Email:", of which the number was not read.
TEST(LinePlace, EndsBeforeTheNextLabelsNumberThoughItWasNotRead) {
  FormTemplate form;
  form.pages.resize(1);
  form.pages[0].words = {{"Tên:", {30, 10, 8, 5}}, {"8.", {100, 10, 4, 5}}, {"Email:", {106, 10, 12, 5}}};
  form.fields.resize(2);
  FormLabels labels;
  labels.phrases = {{{"ten"}, {0}, {}, 0, false}, {{"8", "email"}, {1, 2}, {}, 0, false}};
  const std::vector<SeenWord> words{GluedLabel::word("ten", 30, 8), GluedLabel::word("email", 116, 12)};
  FormFit fit;
  fit.phrases = {Sighting{{0}, {{0, 0}}, 1, {}}, Sighting{{1}, {{1, 1}}, 0.8, {}}};
  const Marks marks;
  const std::vector<TextLine> lines;
  const std::vector<Leader> leaders;
  const PageFindings page{marks, lines, words, leaders, form, labels, fit};
  PlacePrint print;
  const FieldPlace place = line_place(page, {0, 0, PlaceKind::line}, {{30, 10, 8, 3}, 13, 1, {}}, print);
  EXPECT_NEAR(place.zones.front().right(), 116 - 6 - 0.4, 1e-9);
}

/// "Mẫu CT01 …" as the first line of a form.
FormFit fit_to(const std::string& code_seen) {
  FormTemplate form;
  form.id = "ct01";
  form.pages.resize(1);
  for (const double x : {10.0, 25.0, 40.0, 60.0}) form.pages[0].words.push_back({"", {x, 10, 10, 3}});
  FormLabels labels;
  labels.phrases = {{{"mau", "ct01", "ban", "hanh"}, {0, 1, 2, 3}, {10, 10, 60, 3}, 0, true}};
  std::vector<SeenWord> words{seen("mau", 10, 10, 0), seen(code_seen, 17, 10, 0), seen("ban", 27, 10, 0),
                              seen("hanh", 34, 10, 0)};
  words[0].begins_line = true;
  return fitted(form, labels, WordField(words));
}

TEST(FormFit, AnotherFormsCodeInTheVersionMarkIsNoticed) {
  EXPECT_TRUE(fit_to("ct03").another);
  EXPECT_FALSE(fit_to("ct01").another);
  EXPECT_FALSE(fit_to("cto1").another);  // misread, not another
}

}  // namespace
}  // namespace hoso::labels
