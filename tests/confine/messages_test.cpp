// The protocol takes back what it wrote, and nothing else.
#include <gmock/gmock.h>

#include "confine/messages.hpp"

namespace hoso::confine {
namespace {

PageMessage some_page() {
  PageMessage page;
  page.width = 2480;
  page.height = 3508;
  page.channels = 3;
  page.stated_dpi = 299.5;
  page.encoded_bytes = 1ULL << 40;
  return page;
}

TEST(MessagesTest, SetupKeepsEveryField) {
  SetupMessage setup;
  setup.plugins = {"/a.so", "/b.so"};
  setup.sources = {{"source.x", {{"dpi", "300"}}}};
  setup.resources = "/templates";
  setup.limits.decode_seconds = 2.5;
  setup.limits.xml_depth = 7;
  setup.allow_unconfined = true;
  const auto back = decoded<SetupMessage>(encoded(setup));
  EXPECT_EQ(back.plugins, setup.plugins);
  ASSERT_EQ(back.sources.size(), 1U);
  EXPECT_EQ(back.sources[0].options.at("dpi"), "300");
  EXPECT_EQ(back.resources, "/templates");
  EXPECT_EQ(back.limits.decode_seconds, 2.5);
  EXPECT_EQ(back.limits.xml_depth, 7);
  EXPECT_TRUE(back.allow_unconfined);
}

TEST(MessagesTest, EveryCutShortMessageIsRefused) {
  const auto whole = encoded(some_page());
  EXPECT_EQ(decoded<PageMessage>(whole).encoded_bytes, 1ULL << 40);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_THROW((void)decoded<PageMessage>(std::span(whole).first(size)), ProtocolError) << size;
  }
}

TEST(MessagesTest, BytesAfterTheMessageAreRefused) {
  auto longer = encoded(some_page());
  longer.push_back(0);
  EXPECT_THROW((void)decoded<PageMessage>(longer), ProtocolError);
}

TEST(MessagesTest, AnotherKindIsRefused) {
  EXPECT_THROW((void)decoded<OpenedMessage>(encoded(some_page())), ProtocolError);
  EXPECT_EQ(kind_of(std::vector<std::uint8_t>{0}), std::nullopt);
  EXPECT_EQ(kind_of(std::vector<std::uint8_t>{200}), std::nullopt);
}

TEST(MessagesTest, LengthsBeyondTheMessageAllocateNothing) {
  EXPECT_THROW((void)decoded_words(std::vector<std::uint8_t>{0xFF, 0xFF, 0xFF, 0xFF, 1}), ProtocolError);
}

TEST(MessagesTest, WordsKeepTextAndBox) {
  const std::vector<Word> words{{"Nguyễn", {1, 2, 30, 4}}, {"", {-1, 0, 0, 0}}};
  const auto back = decoded_words(encoded_words(words));
  ASSERT_EQ(back.size(), 2U);
  EXPECT_EQ(back[0].text, "Nguyễn");
  EXPECT_EQ(back[0].box, words[0].box);
  EXPECT_EQ(back[1].box.x, -1);
  EXPECT_TRUE(decoded_words({}).empty());
}

}  // namespace
}  // namespace hoso::confine
