#include <gtest/gtest.h>

#include <hoso/error.hpp>

#include "drafting/draft_files.hpp"
#include "drafting/label_glossary.hpp"
#include "drafting/label_text.hpp"

namespace hoso::drafting {
namespace {

TEST(LabelText, LosesItsNumberFootnotesAndClosingSigns) {
  EXPECT_EQ(clean_label("1. Họ, chữ đệm và tên(2):"), "Họ, chữ đệm và tên");
  EXPECT_EQ(clean_label("a) Nơi thường trú :"), "Nơi thường trú");
  EXPECT_EQ(clean_label("[09.1]. Xã:"), "Xã");
  EXPECT_EQ(clean_label(":;"), "");
  EXPECT_EQ(clean_label("„ ngày"), "ngày");
  EXPECT_EQ(clean_label("„Ộ”"), "Ộ”") << "whole letters only";
}

TEST(LabelText, LosesLeadersButNoAbbreviations) {
  EXPECT_EQ(without_leaders("tên:........"), "tên:");
  EXPECT_EQ(without_leaders("……"), "");
  EXPECT_EQ(without_leaders("TP."), "TP.");
}

TEST(LabelText, LosesTypedSquares) {
  EXPECT_EQ(without_squares("☐Nam"), "Nam");
  EXPECT_EQ(without_squares("□"), "");
  EXPECT_EQ(without_squares("Nữ"), "Nữ");
}

TEST(LabelText, IsTheLastClauseWithMoreThanADay) {
  EXPECT_EQ(last_clause("Tôi cam đoan như sau: Họ và tên"), "Họ và tên");
  EXPECT_EQ(last_clause("Thời gian bắt đầu: ngày"), "Thời gian bắt đầu: ngày");
}

TEST(LabelText, BecomesAName) {
  EXPECT_EQ(name_of_label("2 Lý do xin nghỉ phép năm"), "ly_do_xin_nghi");
  EXPECT_EQ(name_of_label("…"), "");
}

TEST(Glossary, TakesAShortLabelOnlyWhole) {
  const LabelGlossary glossary(HOSO_LABELS);
  const auto commune = glossary.field("Xã");
  ASSERT_TRUE(commune);
  EXPECT_EQ(commune->type, "place");
  EXPECT_FALSE(glossary.field("hợp tác xã"));
  EXPECT_TRUE(glossary.field("Số"));
  EXPECT_FALSE(glossary.field("Sở Y tế")) << "not the short word Số";
}

TEST(Glossary, TakesTheLongestLabelAndItsPerson) {
  const LabelGlossary glossary(HOSO_LABELS);
  const auto head = glossary.field("Số định danh cá nhân của chủ hộ");
  ASSERT_TRUE(head);
  EXPECT_EQ(head->id, "head_citizen_id");
  EXPECT_EQ(head->type, "citizen_id");
  const auto mother = glossary.field("Ngày, tháng, năm sinh của người mẹ");
  ASSERT_TRUE(mother);
  EXPECT_EQ(mother->id, "mother_birth_date");
  EXPECT_EQ(mother->parameters.at("allow"), "year");
}

TEST(Glossary, KnowsNoWordInsideAnother) {
  const LabelGlossary glossary(HOSO_LABELS);
  const auto received = glossary.field("Tiền hồ sơ");
  EXPECT_FALSE(received && received->id == "number");
  EXPECT_EQ(glossary.option("Không"), "no");
  EXPECT_EQ(glossary.option("Ô tô"), "");
}

TEST(Glossary, SaysWhichFileIsMissing) {
  try {
    const LabelGlossary glossary("/nowhere/labels.tsv");
    FAIL() << "read from nowhere";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "draft.glossary");
  }
}

TEST(DraftName, IsAFormId) {
  EXPECT_EQ(form_id_of("Đơn xin nghỉ 2026"), "don-xin-nghi-2026");
  EXPECT_EQ(form_id_of("01 mẫu"), "v01-mau");
  EXPECT_EQ(form_id_of("…"), "form");
}

}  // namespace
}  // namespace hoso::drafting
