#include <gtest/gtest.h>

#include <hoso/imaging/mat.hpp>

#include "layout_stage.hpp"
#include "test/paper.hpp"

namespace hoso::layout {
namespace {

using test::Handling;

Options defaults() { return Options(LayoutStage::info().options, {}, "identify.layout"); }

const Catalogue& catalogue() {
  static const Catalogue forms{test::drawn_form("new", "Mau CT01 so 116/2026 ngay 29/6/2026", 1),
                               test::drawn_form("old", "Mau CT01 so 53/2025 ngay 01/7/2025", 1),
                               test::drawn_form("other", "Mau CT02 so 53/2025 ngay 01/7/2025", 2)};
  return forms;
}

cv::Mat blank_of(std::size_t form) {
  return imaging::as_mat(catalogue()[form]->pages[0].blank.picture());
}

Identification identified(const Page& page) {
  static LayoutStage stage(defaults());
  const Limits limits;
  const StageContext context(limits, {}, {}, {});
  return stage.identify(page, catalogue(), context);
}

class Handled : public testing::TestWithParam<Handling> {};

TEST_P(Handled, IsRecognisedAndAlignedToATenthOfAMillimetre) {
  const auto taken = test::taken(test::filled_in(blank_of(1), 4), GetParam(), 9);
  const Identification result = identified(taken.page);
  ASSERT_TRUE(result.match.has_value());
  EXPECT_EQ(result.match->form->version, "old");
  EXPECT_EQ((result.quarter_turns + GetParam().quarter_turns) % 4, 0);
  EXPECT_LT(test::error_mm(taken, result.match->alignment, result.quarter_turns, 50), 0.1);
  EXPECT_LT(test::error_mm(taken, result.match->alignment, result.quarter_turns, 95), 0.3);
}

INSTANTIATE_TEST_SUITE_P(
    Layout, Handled,
    testing::Values(Handling{.name = "clean"},
                    Handling{.name = "coarse", .dpi = 150, .skew_degrees = 1, .noise = 15},
                    Handling{.name = "fine_skewed", .dpi = 600, .skew_degrees = -9},
                    Handling{.name = "on_its_side", .dpi = 200, .skew_degrees = 2,
                             .quarter_turns = 1, .noise = 8},
                    Handling{.name = "upside_down", .dpi = 200, .quarter_turns = 2},
                    Handling{.name = "two_level", .dpi = 150, .skew_degrees = 1, .blur_px = 0.6,
                             .two_level = true},
                    Handling{.name = "phone", .dpi = 200, .skew_degrees = 3, .perspective = 0.06,
                             .bend_mm = 1, .noise = 6, .blur_px = 1, .shadow = 0.5}),
    [](const auto& handled) { return handled.param.name; });

TEST(Layout, ALetterIsUnknown) {
  for (std::uint64_t seed = 0; seed < 3; ++seed) {
    const auto taken = test::taken(test::drawn_letter(seed), {.name = "", .dpi = 200}, seed);
    const Identification result = identified(taken.page);
    EXPECT_FALSE(result.match.has_value());
    EXPECT_FALSE(result.blank);
  }
}

TEST(Layout, AWhitePageIsBlankAndUnknown) {
  const cv::Mat white(1754, 1240, CV_8UC1, cv::Scalar(255));
  const auto taken = test::taken(white, {.name = "", .dpi = 150, .noise = 8, .shadow = 0.7}, 1);
  const Identification result = identified(taken.page);
  EXPECT_TRUE(result.blank);
  EXPECT_FALSE(result.match.has_value());
}

TEST(Layout, APageOfTenPixelsIsUnknown) {
  Page page;
  page.image = PageImage({10, 10}, PixelFormat::gray8, std::vector<std::uint8_t>(100, 0));
  EXPECT_FALSE(identified(page).match.has_value());
}

TEST(Layout, HalfAPageIsNeverAnotherForm) {
  for (const double visible : {0.7, 0.5, 0.3}) {
    const auto taken = test::taken(test::filled_in(blank_of(2), 2),
                                   {.name = "", .dpi = 150, .visible = visible}, 3);
    const Identification result = identified(taken.page);
    if (result.match) {
      EXPECT_EQ(result.match->form->version, "other");
    }
  }
}

/// A re-typed copy of a form, remembered; it prints what `shown` does.
std::shared_ptr<const FormTemplate> remembered(const FormTemplate& shown) {
  FormTemplate variant = shown;
  variant.variant_of = catalogue()[1];
  variant.variant_id = "copy";
  return std::make_shared<const FormTemplate>(std::move(variant));
}

Identification identified_among(const cv::Mat& picture, const Catalogue& candidates) {
  LayoutStage stage(defaults());
  const Limits limits;
  const auto taken = test::taken(picture, {.name = "", .dpi = 150, .skew_degrees = 1, .noise = 8}, 3);
  return stage.identify(taken.page, candidates, StageContext(limits, {}, {}, {}));
}

/// `sheet` with all that stands lower than `from_mm` moved down.
cv::Mat moved_below(const cv::Mat& sheet, double from_mm, double by_mm) {
  const auto px = [](double mm) { return static_cast<int>(mm_to_px(mm, 300)); };
  cv::Mat moved = sheet.clone();
  const int from = px(from_mm), by = px(by_mm);
  sheet.rowRange(from, sheet.rows - by).copyTo(moved.rowRange(from + by, sheet.rows));
  moved.rowRange(from, from + by).setTo(255);
  return moved;
}

TEST(Layout, ARememberedVariantIsRecognised) {
  const auto copy = test::drawn_form("copy", "Mau CT01 so 53/2025 ngay 01/7/2025", 3);
  Catalogue candidates = catalogue();
  const cv::Mat page = test::filled_in(imaging::as_mat(copy->pages[0].blank.picture()), 6);
  EXPECT_FALSE(identified_among(page, candidates).match);
  candidates.push_back(remembered(*copy));
  const Identification result = identified_among(page, candidates);
  ASSERT_TRUE(result.match);
  EXPECT_EQ(result.match->form, candidates.back());
}

TEST(Layout, FormsThemselvesComeBeforeVariants) {
  Catalogue candidates = catalogue();
  candidates.push_back(remembered(*catalogue()[1]));
  const Identification result = identified_among(test::filled_in(blank_of(1), 6), candidates);
  ASSERT_TRUE(result.match);
  EXPECT_EQ(result.match->form, catalogue()[1]);
}

TEST(Layout, AVariantOfWhichAPartMovedIsUnknown) {
  const auto copy = test::drawn_form("copy", "Mau CT01 so 53/2025 ngay 01/7/2025", 3);
  Catalogue candidates = catalogue();
  candidates.push_back(remembered(*copy));
  const cv::Mat page = test::filled_in(imaging::as_mat(copy->pages[0].blank.picture()), 6);
  EXPECT_FALSE(identified_among(moved_below(page, 190, 12), candidates).match);
}

TEST(Layout, GivesTheSameAnswerAgain) {
  const auto taken = test::taken(test::filled_in(blank_of(0), 1),
                                 {.name = "", .dpi = 150, .skew_degrees = 2, .noise = 10}, 5);
  const Identification first = identified(taken.page), again = identified(taken.page);
  ASSERT_TRUE(first.match && again.match);
  EXPECT_EQ(first.match->alignment.homography(), again.match->alignment.homography());
  EXPECT_EQ(first.match->alignment.lattice().shift_px, again.match->alignment.lattice().shift_px);
}

}  // namespace
}  // namespace hoso::layout
