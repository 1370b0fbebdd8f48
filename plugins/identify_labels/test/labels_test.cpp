// The committed blanks, taken for pages that nobody knows.
#include <gtest/gtest.h>

#include <cmath>

#include <opencv2/imgproc.hpp>

#include <hoso/imaging/mat.hpp>
#include <hoso/template_reader.hpp>

#include "labels_stage.hpp"

namespace hoso::labels {
namespace {

const Catalogue& catalogue() {
  static const Catalogue forms = load_catalogue(HOSO_RESOURCES "/forms");
  return forms;
}

std::shared_ptr<const FormTemplate> version(const std::string& name) {
  for (const auto& form : catalogue()) {
    if (form->version == name) return form;
  }
  return nullptr;
}

cv::Mat blank_of(const FormTemplate& form, std::size_t page = 0) {
  return imaging::as_mat(form.pages[page].blank.picture()).clone();
}

Identification identified(const cv::Mat& picture) {
  static LabelsStage stage(Options(LabelsStage::info().options, {}, "identify.labels"));
  const Limits limits;
  const StageContext context(limits, {}, {}, {});
  Page page;
  page.image = imaging::from_mat(picture);
  return stage.identify(page, catalogue(), context);
}

const FieldSpec* field(const FormTemplate& form, const std::string& id) {
  const auto found = std::ranges::find(form.fields, id, &FieldSpec::id);
  return found == form.fields.end() ? nullptr : &*found;
}

/// A stroke of a pen through every zone of the first page.
void write_into(const FormTemplate& form, cv::Mat& picture) {
  for (const FieldSpec& spec : form.fields) {
    const MmRect& box = spec.zones.front().box;
    const auto px = [](double mm) { return static_cast<int>(mm_to_px(mm, 300)); };
    cv::line(picture, {px(box.x + 4), px(box.y + 2)}, {px(box.x + 9), px(box.bottom() - 1.5)}, 0, 4);
  }
}

class Blanks : public testing::TestWithParam<std::string> {};

TEST_P(Blanks, AreKnownByTheirLabelsAlone) {
  const auto form = version(GetParam());
  const Identification result = identified(blank_of(*form));
  ASSERT_TRUE(result.match);
  EXPECT_EQ(result.match->form->variant_of, form);
  EXPECT_EQ(result.match->template_page, 0);
}

TEST_P(Blanks, FieldsStandWhereTheTemplateSays) {
  const auto form = version(GetParam());
  const Identification result = identified(blank_of(*form));
  ASSERT_TRUE(result.match);
  for (const FieldSpec& spec : form->fields) {
    if (spec.recognizer == "presence") continue;
    const FieldSpec* seen = field(*result.match->form, spec.id);
    ASSERT_TRUE(seen) << spec.id;
    ASSERT_EQ(seen->zones.size(), spec.zones.size()) << spec.id;
    EXPECT_EQ(seen->cells, spec.cells) << spec.id;
    const PixelRect at = result.match->alignment.to_page(seen->zones.front().box);
    EXPECT_NEAR(px_to_mm(at.x, 300), spec.zones.front().box.x, 2) << spec.id;
    EXPECT_NEAR(px_to_mm(at.y + at.height, 300), spec.zones.front().box.bottom(), 1) << spec.id;
  }
}

TEST_P(Blanks, WhatIsWrittenIsNotInTheVariant) {
  const auto form = version(GetParam());
  cv::Mat written = blank_of(*form);
  write_into(*form, written);
  const Identification result = identified(written);
  ASSERT_TRUE(result.match);
  const TemplatePage& page = result.match->form->pages[0];
  const cv::Mat blank = imaging::as_mat(page.blank.picture());
  for (const FieldSpec& spec : result.match->form->fields) {
    if (spec.recognizer != "tesseract") continue;
    const MmRect& zone = spec.zones.front().box;
    // Between the leader and descenders of the line above; slashes of dates are print.
    if (spec.type == "date" && spec.table.empty()) continue;
    const auto px = [&](double mm) { return static_cast<int>(mm_to_px(mm, page.blank.dpi())); };
    const cv::Rect inner(px(zone.x + 3), px(zone.y + 1.7), px(7), px(zone.height * 0.4));
    EXPECT_EQ(cv::countNonZero(blank(inner) < 128), 0) << spec.id;
  }
}

INSTANTIATE_TEST_SUITE_P(Labels, Blanks, testing::Values("tt116-2026", "tt53-2025", "tt66-2023", "tt56-2021"));

TEST(Labels, TurnedPagesAreRecognised) {
  cv::Mat turned;
  cv::rotate(blank_of(*version("tt116-2026")), turned, cv::ROTATE_180);
  const Identification result = identified(turned);
  ASSERT_TRUE(result.match);
  EXPECT_EQ(result.quarter_turns, 2);
}

TEST(Labels, APageWithoutItsTitleIsUnknown) {
  cv::Mat page = blank_of(*version("tt116-2026"));
  page(cv::Rect(0, 0, page.cols, static_cast<int>(mm_to_px(56, 300)))).setTo(255);
  EXPECT_FALSE(identified(page).match);
}

TEST(Labels, APageThatLostALabelIsUnknown) {
  cv::Mat page = blank_of(*version("tt116-2026"));
  page(cv::Rect(0, static_cast<int>(mm_to_px(86, 300)), page.cols, static_cast<int>(mm_to_px(14, 300)))).setTo(255);
  EXPECT_FALSE(identified(page).match);
}

/// The blank without what stands in `box`.
cv::Mat without(const FormTemplate& form, const MmRect& box) {
  cv::Mat page = blank_of(form);
  const auto px = [](double mm) { return static_cast<int>(mm_to_px(mm, 300)); };
  page(cv::Rect(px(box.x), px(box.y), px(box.width), px(box.height))).setTo(255);
  return page;
}

void expect_in_place(const Identification& result, const FieldSpec& printed) {
  ASSERT_TRUE(result.match);
  const FieldSpec* seen = field(*result.match->form, printed.id);
  ASSERT_TRUE(seen);
  ASSERT_FALSE(seen->zones.empty());
  const PixelRect at = result.match->alignment.to_page(seen->zones.front().box);
  const MmRect& zone = printed.zones.front().box;
  EXPECT_NEAR(px_to_mm(at.x + at.width / 2, 300), zone.x + zone.width / 2, 6);
}

TEST(Labels, AHeadingThatASealHidesIsPlacedAmongTheOthers) {
  const auto form = version("tt116-2026");
  const FieldSpec& owner = *field(*form, "signatures.owner");
  const MmRect& zone = owner.zones.front().box;
  expect_in_place(identified(without(*form, {zone.x, zone.y - 14, zone.width, 14})), owner);
}

TEST(Labels, AColumnWithoutAHeaderIsPlacedBetweenItsRules) {
  const auto form = version("tt116-2026");
  const FieldSpec& number = *field(*form, "members[0].citizen_id");
  const MmRect& cell = number.zones.front().box;
  expect_in_place(identified(without(*form, {cell.x + 1, cell.y - 9, cell.width - 2, 8})), number);
}

TEST(Labels, ATitleUnderASealIsMadeUpForByThePrintOfTheVersion) {
  const auto form = version("tt116-2026");
  const auto& words = form->pages[0].words;
  const auto title = std::ranges::find(words, "KHAI", &PrintedWord::text);
  ASSERT_NE(title, words.end());
  EXPECT_TRUE(identified(without(*form, {5, title->box.y - 1, 200, title->box.height + 2})).match);
}

TEST(Labels, WhatIsTypedIntoATableIsNoPrint) {
  const auto form = version("tt116-2026");
  const MmRect& cell = field(*form, "members[1].sex")->zones.front().box;
  cv::Mat page = blank_of(*form);
  const auto px = [](double mm) { return static_cast<int>(mm_to_px(mm, 300)); };
  cv::putText(page, "nam", {px(cell.x + 2), px(cell.bottom() - 2)}, cv::FONT_HERSHEY_COMPLEX, 1.2, 0, 2, cv::LINE_AA);
  const Identification result = identified(page);
  ASSERT_TRUE(result.match);
  const MmRect& seen = field(*result.match->form, "members[1].sex")->zones.front().box;
  const TemplatePage& variant = result.match->form->pages[0];
  const auto at = [&](double mm) { return static_cast<int>(mm_to_px(mm, variant.blank.dpi())); };
  const cv::Mat blank = imaging::as_mat(variant.blank.picture());
  const cv::Rect inner(at(seen.x + 0.5), at(seen.y + 0.5), at(seen.width - 1), at(seen.height - 1));
  EXPECT_EQ(cv::countNonZero(blank(inner) < 128), 0);
}

TEST(Labels, EmptyAndTinyPagesAreUnknown) {
  EXPECT_FALSE(identified(cv::Mat(3508, 2480, CV_8UC1, cv::Scalar(255))).match);
  EXPECT_FALSE(identified(cv::Mat(20, 20, CV_8UC1, cv::Scalar(255))).match);
}

}  // namespace
}  // namespace hoso::labels
