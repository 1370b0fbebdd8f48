#include <hoso/word_pairs.hpp>

#include <algorithm>

#include <gtest/gtest.h>

#include <hoso/error.hpp>

namespace hoso {
namespace {

const WordPairs& pairs() {
  static const WordPairs table = WordPairs::read(HOSO_RESOURCES "/lexicons/word_pairs.tsv");
  return table;
}

TEST(WordPairs, CountInAnyCaseAndAsCased) {
  EXPECT_GT(pairs().count("GIẤY TỜ"), 1000);
  EXPECT_EQ(pairs().count("giây tờ"), 0);
  EXPECT_EQ(pairs().count_as_cased("về Cư"), 0);
  EXPECT_GT(pairs().count_as_cased("về cư"), 0);
}

TEST(WordPairs, OfFormsKnowPhrasesToo) {
  EXPECT_EQ(pairs().count("đột quỵ"), 0);
  EXPECT_GE(WordPairs::of_forms(HOSO_RESOURCES "/lexicons").count("Đột quỵ"), 60);
}

TEST(WordPairs, KnowWordsThatDifferInMarks) {
  const auto& like = pairs().words_like("giay");
  EXPECT_NE(std::find(like.begin(), like.end(), "giấy"), like.end());
  EXPECT_TRUE(pairs().words_like("xyz").empty());
}

TEST(WordPairs, AMissingTableIsASetupFault) { EXPECT_THROW(WordPairs::read("/nonexistent"), Error); }

TEST(WordPairs, WithoutATableNothingIsMendedOrUsual) {
  const PhraseReading read = read_by_phrases("Giây tờ, hồ sơ", {});
  EXPECT_EQ(read.text, "Giây tờ, hồ sơ");
  EXPECT_EQ(read.mended, 0);
  EXPECT_EQ(read.usual, 0);
}

TEST(WordPairs, ShareOfUsualNeighbours) {
  EXPECT_EQ(read_by_phrases("bổ sung hồ sơ", pairs()).usual, 1);
  EXPECT_LT(read_by_phrases("bổ sung hồ Tây", pairs()).usual, 1);
  EXPECT_EQ(read_by_phrases("", pairs()).usual, 0);
}

TEST(WordPairs, NumbersAndCommasPartNeighbours) {
  EXPECT_EQ(read_by_phrases("giây 12 tờ", pairs()).mended, 0);
  EXPECT_EQ(read_by_phrases("nơi thường trú, nơi tạm trú", pairs()).mended, 0);
}

}  // namespace
}  // namespace hoso
