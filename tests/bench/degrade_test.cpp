#include "synthetic/degrade.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "synthetic/encode.hpp"

namespace hoso::synthetic {
namespace {

/// White paper with one black line of 3 px.
PageImage lined_page() {
  const PixelSize size{420, 594};
  std::vector<std::uint8_t> pixels(static_cast<std::size_t>(size.width * size.height * 3), 255);
  std::fill_n(pixels.begin() + 200 * size.width * 3, 3 * size.width * 3, std::uint8_t{0});
  return PageImage(size, PixelFormat::bgr24, std::move(pixels));
}

bool same_pixels(const PageImage& a, const PageImage& b) {
  return a.size() == b.size() && std::ranges::equal(a.bytes(), b.bytes());
}

class EveryDegradation : public testing::TestWithParam<DegradationInfo> {};

TEST_P(EveryDegradation, IsTheSameForTheSameSeed) {
  const PageImage page = lined_page();
  const Degradation degradation = GetParam().degradation;
  EXPECT_TRUE(same_pixels(degrade(page, degradation, 50, 3), degrade(page, degradation, 50, 3)));
}

TEST_P(EveryDegradation, ChangesThePageUnlessClean) {
  const PageImage page = lined_page();
  const bool unchanged = same_pixels(degrade(page, GetParam().degradation, 50, 3), page);
  EXPECT_EQ(unchanged, GetParam().degradation == Degradation::clean);
}

INSTANTIATE_TEST_SUITE_P(All, EveryDegradation,
                         testing::ValuesIn(degradations().begin(), degradations().end()),
                         [](const auto& each) { return std::string(each.param.name); });

TEST(Degrade, BilevelHasTwoGreys) {
  const PageImage page = degrade(lined_page(), Degradation::bilevel, 50, 3);
  ASSERT_EQ(page.format(), PixelFormat::gray8);
  EXPECT_TRUE(std::ranges::all_of(page.bytes(), [](int p) { return p == 0 || p == 255; }));
}

TEST(Encode, WritesTheFormatItSays) {
  const PageImage page = lined_page();
  const auto begins = [](const Bytes& bytes, std::string_view magic) {
    return bytes.size() > magic.size() && std::equal(magic.begin(), magic.end(), bytes.begin(),
        [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; });
  };
  EXPECT_TRUE(begins(to_jpeg(page, 80, 200), "\xFF\xD8\xFF"));
  EXPECT_TRUE(begins(to_png(page, 200), "\x89PNG"));
  EXPECT_TRUE(begins(to_tiff({page, page}, false, 200), "II*"));
  EXPECT_TRUE(begins(to_scanned_pdf({page}, 80, 200), "%PDF-"));
}

}  // namespace
}  // namespace hoso::synthetic
