#include "typeset/fill.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include <hoso/error.hpp>

#include "ct01.hpp"

namespace hoso::typeset {
namespace {

using Values = std::map<std::string, std::string>;

FilledForm filled(const Values& values, const FillStyle& style = {}) {
  return fill_form(ct01("tt116-2026"), values, style);
}

std::string code_of(const Values& values) {
  try {
    (void)filled(values);
  } catch (const Error& error) {
    return error.code();
  }
  return "none";
}

/// Words beyond those of the blank, which come last.
std::vector<TextMark> written_words(const FilledForm& form) {
  const std::size_t printed = typeset(ct01_layout("tt116-2026"))[0].marks.size();
  std::vector<TextMark> words;
  for (std::size_t i = printed; i < form.pages[0].marks.size(); ++i) {
    if (const auto* word = std::get_if<TextMark>(&form.pages[0].marks[i])) words.push_back(*word);
  }
  return words;
}

Place place_of(const std::string& field) {
  const TypesetPage page = typeset(ct01_layout("tt116-2026"))[0];
  return *std::ranges::find(page.places, field, &Place::field);
}

TEST(Fill, WritesOneDigitABox) {
  const Place comb = place_of("citizen_id");
  const std::vector<TextMark> digits = written_words(filled({{"citizen_id", "025188001010"}}));
  ASSERT_EQ(digits.size(), 12U);
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const double middle_mm = comb.zone.x + (static_cast<double>(i) + 0.5) * comb.zone.width / 12;
    EXPECT_NEAR(digits[i].box.x + digits[i].box.width / 2, middle_mm, 1e-6);
  }
}

TEST(Fill, WritesDayMonthAndYearBetweenThePrintedSlashes) {
  const Place date = place_of("birth_date");
  const std::vector<TextMark> parts = written_words(filled({{"birth_date", "05/11/1988"}}));
  ASSERT_EQ(parts.size(), 3U);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    EXPECT_GT(parts[i].box.x, date.part_edges_mm[i]);
    EXPECT_LT(parts[i].box.right(), date.part_edges_mm[i + 1]);
  }
  EXPECT_EQ(parts[2].text(), "1988");
}

TEST(Fill, WritesAYearAloneFromTheLeft) {
  ASSERT_EQ(written_words(filled({{"birth_date", "1988"}})).size(), 1U);
}

TEST(Fill, LongTextGoesOnInTheNextLineOfItsField) {
  const FilledForm form = filled({{"request",
      "Đăng ký thường trú vào hộ của ông Nguyễn Văn Mẫu tại số 12 đường Hoa Ban, phường Cầu Giấy, "
      "thành phố Hà Nội"}});
  ASSERT_EQ(form.texts.size(), 2U);
  EXPECT_GT(form.texts[1].box.y, form.texts[0].box.y);
}

TEST(Fill, NarrowPlacesShrinkTheTextDownToEightPoint) {
  const std::vector<TextMark> words =
      written_words(filled({{"members[0].full_name", "Nguyễn Hoàng Thị Phương Thảo"}}));
  ASSERT_FALSE(words.empty());
  EXPECT_LT(words[0].runs[0].font.size_pt, 12);
  EXPECT_GE(words[0].runs[0].font.size_pt, 8);
}

TEST(Fill, CellTakesTwoLinesBeforeItIsFull) {
  const MmRect cell = place_of("members[3].full_name").zone;
  const FilledForm form =
      filled({{"members[3].full_name", "Công Tằng Tôn Nữ Hoàng Thị Phương Thảo Nguyên Khánh"}});
  ASSERT_EQ(form.texts.size(), 2U);
  EXPECT_LT(form.texts[0].box.bottom(), form.texts[1].box.bottom());
  EXPECT_LE(form.texts[1].box.bottom(), cell.bottom());
}

TEST(Fill, RefusesWhatDoesNotFitOrHasNoPlace) {
  EXPECT_EQ(code_of({{"citizen_id", "0251880010101"}}), "fill.too_long");
  EXPECT_EQ(code_of({{"sex", std::string(80, 'M')}}), "fill.too_long");
  EXPECT_EQ(code_of({{"nickname", "An"}}), "fill.unknown_field");
  EXPECT_EQ(code_of({{"full_name", "  "}}), "none");
}

TEST(Fill, SignsInsideTheSignaturePlace) {
  const MmRect area = place_of("signatures.declarant").zone;
  const FilledForm form = filled({{"signatures.declarant", "signed"}});
  int strokes = 0;
  for (const Mark& mark : form.pages[0].marks) {
    const auto* stroke = std::get_if<StrokeMark>(&mark);
    if (stroke == nullptr) continue;
    ++strokes;
    for (const MmPoint& point : stroke->points) {
      EXPECT_GE(point.x, area.x);
      EXPECT_LE(point.x, area.right());
      EXPECT_GE(point.y, area.y);
      EXPECT_LE(point.y, area.bottom());
    }
  }
  EXPECT_GT(strokes, 0);
}

TEST(Fill, SeedDecidesEveryOffset) {
  const Values values{{"full_name", "NGUYỄN VĂN MẪU"}, {"signatures.head", "signed"}};
  FillStyle style;
  style.jitter_mm = 0.3;
  const auto drawn = [&] { return pdf_of(filled(values, style).pages, {}); };
  const std::string first = drawn();
  EXPECT_EQ(first, drawn());
  style.seed = 2;
  EXPECT_NE(first, drawn());
}

TEST(Fill, InkShowsInColourPictures) {
  FillStyle style;
  style.ink = {0.1, 0.1, 0.8};
  const FilledForm form = filled({{"full_name", "NGUYỄN VĂN MẪU"}}, style);
  const PageImage picture = render_page(form.pages[0], 150, PixelFormat::bgr24);
  EXPECT_EQ(picture.size(), (PixelSize{1240, 1754}));
  bool blue_seen = false;
  for (std::size_t i = 0; i < picture.byte_count(); i += 3) {
    blue_seen = blue_seen || picture.data()[i] > picture.data()[i + 2] + 100;
  }
  EXPECT_TRUE(blue_seen);
}

}  // namespace
}  // namespace hoso::typeset
