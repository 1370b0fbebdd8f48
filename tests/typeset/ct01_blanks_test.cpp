// What is known of CT01's versions beyond their own layouts.
#include <gmock/gmock.h>

#include <algorithm>

#include "ct01.hpp"
#include "overlap.hpp"
#include "typeset/form_files.hpp"

namespace hoso::typeset {
namespace {

std::string text_in(const TypesetPage& page, const MmRect& box) {
  std::string text;
  for (const PrintedWord& word : printed_words(page)) {
    if (overlap(box, word.box)) text += (text.empty() ? "" : " ") + word.text;
  }
  return text;
}

TEST(Ct01Versions, AreToldApartByTheirTopLines) {
  const auto mark_of = [](const char* version) {
    const std::vector<TypesetPage> pages = typeset(ct01_layout(version));
    return text_in(pages[0], pages[0].version_marks.at(0));
  };
  EXPECT_EQ(mark_of("tt116-2026"),
            "Mẫu CT01 ban hành kèm theo Thông tư số 116/2026/TT-BCA "
            "ngày 29 tháng 6 năm 2026 của Bộ trưởng Bộ Công an");
  EXPECT_EQ(mark_of("tt56-2021"), "Mẫu CT01 ban hành theo TT số 56/2021/TT-BCA ngày 15/5/2021");
}

TEST(Ct01Versions, CurrentOneHasTheMeasuresOfTheIssuedForm) {
  const TypesetPage page = typeset(ct01_layout("tt116-2026"))[0];
  constexpr double twip_mm = mm_per_pt / 20;
  ASSERT_EQ(page.tables.size(), 1U);
  const double widths_twips[] = {455, 2671, 1552, 758, 2163, 1550};
  for (std::size_t i = 0; i < std::size(widths_twips); ++i) {
    EXPECT_NEAR(page.tables[0].columns[i].width_mm, widths_twips[i] * twip_mm, 1e-6);
  }
  EXPECT_EQ(page.tables[0].rows, 9);
  const auto width_pt = [&page](const std::string& field) {
    return std::ranges::find(page.places, field, &Place::field)->zone.width / mm_per_pt;
  };
  EXPECT_NEAR(width_pt("citizen_id"), 12 * 22, 1e-6);
  EXPECT_NEAR(width_pt("head_citizen_id"), 12 * 20.5, 1e-6);
}

TEST(Ct01Versions, SameLayoutGivesTheSameBytes) {
  const Layout layout = ct01_layout("tt56-2021");
  EXPECT_EQ(form_files(layout), form_files(layout));
}

}  // namespace
}  // namespace hoso::typeset
