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

TEST(Labels, EmptyAndTinyPagesAreUnknown) {
  EXPECT_FALSE(identified(cv::Mat(3508, 2480, CV_8UC1, cv::Scalar(255))).match);
  EXPECT_FALSE(identified(cv::Mat(20, 20, CV_8UC1, cv::Scalar(255))).match);
}

}  // namespace
}  // namespace hoso::labels
