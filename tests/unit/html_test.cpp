#include <hoso/html.hpp>

#include <cstdint>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

namespace hoso {
namespace {

TEST(Html, EscapesTextAndAttributes) {
  Html html;
  html.open("p", {{"title", "\"><script>"}}).text("<b>&'").close();
  EXPECT_EQ(std::move(html).finish(),
            "<!DOCTYPE html>\n<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;&#39;</p>\n");
}

TEST(Html, ControlsAndOverridesBecomeVisible) {
  EXPECT_EQ(escaped("a\x01"
                    "b\x1B[31m"),
            "a\uFFFDb\uFFFD[31m");
  EXPECT_EQ(escaped("\u202Efdp.exe"), "\uFFFDfdp.exe");
  EXPECT_EQ(escaped("\xFF"), "\uFFFD");
  EXPECT_EQ(escaped("dòng 1\ndòng 2"), "dòng 1\ndòng 2");
}

TEST(Html, Base64OfEveryRemainder) {
  const auto encoded = [](std::string_view text) {
    return base64(std::vector<std::uint8_t>(text.begin(), text.end()));
  };
  EXPECT_EQ(encoded(""), "");  // RFC 4648, 10
  EXPECT_EQ(encoded("f"), "Zg==");
  EXPECT_EQ(encoded("fo"), "Zm8=");
  EXPECT_EQ(encoded("foo"), "Zm9v");
  EXPECT_EQ(encoded("foobar"), "Zm9vYmFy");
}

TEST(Html, PicturesStandInsideThePage) {
  const std::vector<std::uint8_t> bytes = {'f', 'o', 'o'};
  EXPECT_EQ(data_url("image/png", bytes), "data:image/png;base64,Zm9v");
}

TEST(Html, UnbalancedElementsAreABug) {
  Html html;
  html.open("p");
  EXPECT_THROW(static_cast<void>(std::move(html).finish()), std::logic_error);
  EXPECT_THROW(Html().close(), std::logic_error);
}

}  // namespace
}  // namespace hoso
