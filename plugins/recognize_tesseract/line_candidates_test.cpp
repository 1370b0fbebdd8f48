#include "line_candidates.hpp"

#include <gmock/gmock.h>
#include <hoso/candidates.hpp>
#include <hoso/text.hpp>

namespace hoso::tesseract {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> texts(const std::vector<Candidate>& candidates) {
  std::vector<std::string> all;
  for (const Candidate& candidate : candidates) all.push_back(candidate.text);
  return all;
}

TEST(LineCandidates, OfNoSymbolsAreNone) { EXPECT_THAT(line_candidates({}), IsEmpty()); }

TEST(LineCandidates, SwapTheLeastCertainSymbolFirst) {
  const std::vector<Symbol> symbols = {{{{"A", 0.99}, {"Ạ", 0.1}}, true},
                                       {{{"n", 0.95}, {"m", 0.475}}, false}};
  const std::vector<Candidate> candidates = line_candidates(symbols);
  EXPECT_THAT(texts(candidates), ElementsAre("An", "Am", "Ạn"));
  EXPECT_GT(candidates[0].score, 0.5);
  EXPECT_DOUBLE_EQ(candidates[1].score, candidates[0].score / 2);
}

TEST(LineCandidates, ScoreHigherTheSurerTheModelIs) {
  double before = -1;
  for (const double sure : {0.5, 0.81, 0.9, 0.95, 0.975, 0.985, 0.991, 0.994}) {
    const double score = line_candidates({{{{"A", sure}}, true}}).front().score;
    EXPECT_GE(score, 0);
    EXPECT_GT(score, before);
    before = score;
  }
  EXPECT_LT(line_candidates({{{{"A", 1}}, true}}).front().score, 1);
}

TEST(LineCandidates, KeepTheModelsSpaces) {
  const std::vector<Symbol> symbols = {{{{"A", 1}}, true}, {{{"B", 1}}, true}, {{{"c", 1}}, false}};
  EXPECT_THAT(texts(line_candidates(symbols)), ElementsAre("A Bc"));
}

TEST(LineCandidates, IgnoreUnlikelyChoicesAndAreFew) {
  std::vector<Symbol> symbols(10, {{{"a", 0.9}, {"o", 0.5}, {"e", 0.01}}, false});
  const std::vector<Candidate> candidates = line_candidates(symbols);
  EXPECT_EQ(candidates.size(), most_candidates);
  for (const Candidate& candidate : candidates) {
    EXPECT_EQ(candidate.text.find('e'), std::string::npos);
  }
}

/// One symbol a code point, spaces kept as the model says them.
std::vector<Symbol> symbols_of(const std::string& text) {
  std::vector<Symbol> symbols;
  bool after_space = true;
  for (const char32_t point : code_points(text)) {
    if (point != U' ') symbols.push_back({{{to_utf8({point}), 1}}, after_space});
    after_space = point == U' ';
  }
  return symbols;
}

TEST(LineCandidates, LeaveOutWordsOfSignsAtTheEnds) {
  for (const char* line : {"Phú Thọ :", "Phú Thọ ¬", "Phú Thọ ‡", "“ Phú Thọ", "* Phú Thọ", ". , Phú Thọ .. -"}) {
    EXPECT_THAT(texts(line_candidates(symbols_of(line))), ElementsAre("Phú Thọ")) << line;
  }
  EXPECT_THAT(texts(line_candidates(symbols_of("Số 5 - Tổ 2 (cũ)"))), ElementsAre("Số 5 - Tổ 2 (cũ)"));
  EXPECT_THAT(texts(line_candidates(symbols_of("-"))), ElementsAre("-"));
}

TEST(LineCandidates, AreAsSureAsTheSymbolsThatStay) {
  std::vector<Symbol> symbols = symbols_of("An :");
  const double sure = line_candidates(symbols_of("An")).front().score;
  symbols.back().choices[0].score = 0.5;
  EXPECT_DOUBLE_EQ(line_candidates(symbols).front().score, sure);
}

TEST(WithLikelyCommas, RepairsWhatLeadersDoToCommas) {
  EXPECT_EQ(with_likely_commas("thôn 3. xã Mỹ., tỉnh A"), "thôn 3, xã Mỹ, tỉnh A");
  EXPECT_EQ(with_likely_commas("thôn 3„ xã Thuận Mỹ. tỉnh B"), "thôn 3, xã Thuận Mỹ, tỉnh B");
}

TEST(WithLikelyCommas, LeavesAbbreviationsAndSentencesAlone) {
  for (const char* text : {"tp. hồ Tây", "Ng. văn An", "Tách hộ. Xin cảm ơn.", "a@b.vn", "1.5", "..."}) {
    EXPECT_EQ(with_likely_commas(text), text);
  }
}

TEST(Joined, LeavesOutTheLastComma) {
  EXPECT_THAT(texts(joined({{{"Tổ 3,", 0.9}}, {{"Huế,", 0.7}}})), ElementsAre("Tổ 3, Huế"));
}

}  // namespace
}  // namespace hoso::tesseract
