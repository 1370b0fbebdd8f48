#include <hoso/filled_words.hpp>

#include <gmock/gmock.h>

namespace hoso {
namespace {

using testing::ElementsAre;

/// A page at 254 dpi (10 px a mm) with a text layer, matched to a form that prints "tên:".
class FilledWords : public testing::Test {
 protected:
  FilledWords() {
    auto form = std::make_shared<FormTemplate>();
    form->pages.resize(1);
    form->pages[0].words = {{"tên:", {10, 10, 8, 4}}};
    match_ = {form, 0, Alignment::at_dpi(254), 1};
  }

  void add(const std::string& text, double x_mm, double y_mm, double width_mm = 8) {
    page_.words.push_back({text, {static_cast<int>(x_mm * 10), static_cast<int>(y_mm * 10),
                                  static_cast<int>(width_mm * 10), 40}});
  }

  [[nodiscard]] std::vector<std::string> texts(const MmRect& zone) const {
    std::vector<std::string> all;
    for (const Word& word : filled_words({page_, match_, field_}, zone)) all.push_back(word.text);
    return all;
  }

  Page page_;
  PageMatch match_;
  FieldSpec field_;
};

TEST_F(FilledWords, LeavesOutWhatTheBlankPrints) {
  add("tên:", 10.3, 10.2);
  add("An", 20, 10);
  EXPECT_THAT(texts({5, 8, 60, 8}), ElementsAre("An"));
}

TEST_F(FilledWords, LeavesOutAPrintedWordThatTheLayerJoinsToALeader) {
  add("...............tên:", -22, 10.2, 40);
  EXPECT_THAT(texts({-25, 8, 60, 8}), ElementsAre());
  add("...............tên:", -40, 10.2, 40);
  EXPECT_THAT(texts({-45, 8, 60, 8}), ElementsAre("tên:")) << "the blank prints it beside the joined word, not in it";
}

TEST_F(FilledWords, KeepsThePrintedWordWhereItWasTypedElsewhere) {
  add("tên:", 30, 10);
  EXPECT_THAT(texts({5, 8, 60, 8}), ElementsAre("tên:"));
}

TEST_F(FilledWords, ReadsLinesFromTheTopAndWordsFromTheLeft) {
  add("dưới", 20, 16);
  add("phải", 40, 10.4);
  add("trái", 20, 10.6);
  EXPECT_THAT(texts({5, 5, 60, 30}), ElementsAre("trái", "phải", "dưới"));
}

TEST_F(FilledWords, IgnoresWordsOfOtherZones) {
  add("An", 20, 30);
  EXPECT_THAT(texts({5, 8, 60, 8}), ElementsAre());
}

TEST_F(FilledWords, TakesLeadersOffButKeepsAnAbbreviationsDot) {
  add(".....An", 10, 20);
  add("TP.", 20, 20);
  add("……", 30, 20);
  add("a.b@c.vn___", 40, 20);
  EXPECT_THAT(texts({5, 18, 60, 8}), ElementsAre("An", "TP.", "a.b@c.vn"));
}

}  // namespace
}  // namespace hoso
