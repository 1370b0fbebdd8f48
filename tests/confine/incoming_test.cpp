// What a decoder process may not make the engine believe.
#include "confine/incoming.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <functional>

#include "confine/shared_memory.hpp"

namespace hoso::confine {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::Pair;

constexpr std::size_t pixels = 70 * 80;
const std::vector<std::uint8_t> jpeg{0xFF, 0xD8, 0xFF, 0xD9, 0};

/// A page of 70 x 80 grey pixels with a JPEG, as an honest child describes it.
PageMessage honest() {
  PageMessage message;
  message.width = 70;
  message.height = 80;
  message.stated_dpi = 300;
  message.encoded_width = 70;
  message.encoded_height = 80;
  message.encoded_components = 1;
  message.encoded_bytes = jpeg.size();
  return message;
}

FileDescriptor memory_of(std::size_t pixel_count = pixels, std::vector<std::uint8_t> tail = jpeg) {
  FileDescriptor memory = make_memory_file("test");
  write_at(memory, std::vector<std::uint8_t>(pixel_count, 9), 0);
  write_at(memory, tail, pixel_count);
  return memory;
}

TEST(IncomingTest, HonestPageIsBelieved) {
  const Page page = judged_page(honest(), memory_of(), Limits());
  EXPECT_EQ(page.image.size(), (PixelSize{70, 80}));
  EXPECT_EQ(page.image.bytes().back(), 9);
  ASSERT_TRUE(page.encoded);
  EXPECT_EQ(page.encoded->bytes, jpeg);
}

TEST(IncomingTest, EveryNumberOutOfBoundsIsRefused) {
  const std::vector<std::function<void(PageMessage&)>> lies{
      [](PageMessage& m) { m.width = 0; },
      [](PageMessage& m) { m.height = -80; },
      [](PageMessage& m) { m.width = -70, m.height = -80; },
      [](PageMessage& m) { m.width = 0x7FFFFFFF, m.height = 0x7FFFFFFF; },
      [](PageMessage& m) { m.channels = 0; },
      [](PageMessage& m) { m.channels = 3; },
      [](PageMessage& m) { m.height = 81; },
      [](PageMessage& m) { m.height = 79; },
      [](PageMessage& m) { m.quarter_turns = 4; },
      [](PageMessage& m) { m.quarter_turns = -1; },
      [](PageMessage& m) { m.stated_dpi = -1; },
      [](PageMessage& m) { m.stated_dpi = std::nan(""); },
      [](PageMessage& m) { m.encoded_bytes = ~0ULL; },
      [](PageMessage& m) { m.encoded_bytes = 4; },
      [](PageMessage& m) { m.encoded_components = 4; },
      [](PageMessage& m) { m.encoded_width = 0; },
      [](PageMessage& m) { m.words_bytes = ~0ULL - jpeg.size() + 1; },
      [](PageMessage& m) { m.encoded_bytes = 0, m.words_bytes = jpeg.size(); },
  };
  for (std::size_t i = 0; i < lies.size(); ++i) {
    PageMessage message = honest();
    lies[i](message);
    EXPECT_THROW((void)judged_page(message, memory_of(), Limits()), ProtocolError) << i;
  }
}

TEST(IncomingTest, PictureToBePassedOnMustBeAJpeg) {
  const FileDescriptor memory = memory_of(pixels, {'%', 'P', 'D', 'F', '-'});
  EXPECT_THROW((void)judged_page(honest(), memory, Limits()), ProtocolError);
}

TEST(IncomingTest, MemoryNoLongerChangesOnceAPageIsMadeOfIt) {
  const FileDescriptor memory = memory_of();
  const Page page = judged_page(honest(), memory, Limits());
  EXPECT_THROW(write_at(memory, jpeg, 0), std::system_error);
}

TEST(IncomingTest, AbsurdResolutionCountsAsNone) {
  PageMessage message = honest();
  message.stated_dpi = 1e9;
  EXPECT_EQ(judged_page(message, memory_of(), Limits()).stated_dpi, 0);
}

TEST(IncomingTest, WordsAreCleanedAndClipped) {
  const auto words = encoded_words({{"a\x1b[31m\u202Eb", {-5, 70, 20, 2'000'000'000}},
                                    {"gone", {2'000'000'000, 0, 2'000'000'000, 9}},
                                    {"\x07", {1, 1, 5, 5}}});
  PageMessage message = honest();
  message.encoded_bytes = 0;
  message.words_bytes = words.size();
  const Page page = judged_page(message, memory_of(pixels, words), Limits());
  EXPECT_THAT(page.words, ElementsAre(testing::AllOf(Field(&Word::text, "a[31mb"),
                                                     Field(&Word::box, PixelRect{0, 70, 15, 10}))));
}

TEST(IncomingTest, ArgumentsKeepOnlyWellFormedNames) {
  const Error error = judged_error(
      {"input.damaged", {{"width", "7\n"}, {"Bad Name", "x"}, {"page", "3"}, {"stage", "y"}}});
  EXPECT_THAT(error.arguments(), ElementsAre(Pair("width", "7")));
}

}  // namespace
}  // namespace hoso::confine
