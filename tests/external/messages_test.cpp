// The protocol, byte by byte, and what is made of bytes that are none of it.
#include <gmock/gmock.h>

#include <random>

#include "external/messages.hpp"
#include "support/hoso_command.hpp"

namespace hoso::external {
namespace {

std::span<const std::uint8_t> bytes(const std::string& text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

Manifest manifest() {
  Manifest manifest;
  manifest.id = "recognize_ink";
  manifest.version = "1.0.0";
  manifest.stage.id = "recognize.ink";
  manifest.stage.options = {{"least_ink_mm2", OptionType::real, "2", "least", 0, 100}};
  return manifest;
}

std::string hex(const std::string& text) {
  std::string digits;
  for (const char letter : text) {
    constexpr std::string_view names = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(letter);
    digits += {names[byte >> 4], names[byte & 15], ' '};
  }
  digits.pop_back();
  return digits;
}

std::string example_answer() {
  return R"({"call":1,"candidates":[{"score":0.75,"text":"signed"}],"kind":"reading","state":"read"})";
}

/// The page's text with every line break and run of blanks as one blank.
std::string page_text() {
  std::string joined;
  for (const char letter : testing_support::text_of_file(HOSO_DOCS "/external-plugins.md")) {
    const char plain = letter == '\n' ? ' ' : letter;
    if (plain != ' ' || joined.empty() || joined.back() != ' ') joined += plain;
  }
  return joined;
}

TEST(ExternalMessages, AreThoseOfThePage) {
  const std::string page = page_text();
  const Manifest described = manifest();
  FieldSpec field;
  field.id = "signatures.requester";
  field.type = "presence";
  const std::string request = recognize_message(1, field, {{0, 600, 200, 200, {20, 16, 560, 168}, false}});
  EXPECT_THAT(page, testing::HasSubstr(hello_message(described, Options(described.stage.options, {}, "x"))));
  EXPECT_THAT(page, testing::HasSubstr(request));
  EXPECT_THAT(page, testing::HasSubstr(example_answer()));
  EXPECT_THAT(page, testing::HasSubstr(hex(R"({"kind":"ready","protocol":1,"id":"recognize_ink","version":"1.0.0"})")));
}

TEST(ExternalMessages, AnswersAreRead) {
  const RecognizeAnswer answer = recognize_answer(bytes(example_answer()), 1);
  EXPECT_EQ(answer.complaint, "");
  EXPECT_EQ(answer.reading.candidates, (std::vector<Candidate>{{"signed", 0.75}}));
}

TEST(ExternalMessages, EveryHalfAnswerIsRefused) {
  const std::string whole = example_answer();
  for (std::size_t length = 0; length < whole.size(); ++length) {
    EXPECT_NE(recognize_answer(bytes(whole.substr(0, length)), 1).complaint, "") << length;
  }
}

TEST(ExternalMessages, DamagedAnswersArePossibleOrRefused) {
  std::mt19937 random(26);
  for (int turn = 0; turn < 20'000; ++turn) {
    std::string text = example_answer();
    for (int changes = 0; changes < 3; ++changes) text[random() % text.size()] = static_cast<char>(random() % 256);
    const RecognizeAnswer answer = recognize_answer(bytes(text), 1);
    if (!answer.complaint.empty()) continue;
    for (const Candidate& one : answer.reading.candidates) EXPECT_TRUE(one.score >= 0 && one.score <= 1);
    EXPECT_EQ(answer.reading.state == FieldState::read, !answer.reading.candidates.empty());
  }
}

TEST(ExternalMessages, ComplaintsQuoteNothing) {
  const std::string answer = R"({"call":1,"kind":"reading","state":"Nguyen Thi Mau"})";
  EXPECT_THAT(recognize_answer(bytes(answer), 1).complaint, testing::Not(testing::HasSubstr("Nguyen")));
}

}  // namespace
}  // namespace hoso::external
