// The committed files of every CT01 version against its layout.xml.
#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "ct01.hpp"
#include "typeset/draw.hpp"
#include "typeset/form_files.hpp"

namespace hoso::typeset {
namespace {

constexpr const char* versions[] = {"tt116-2026", "tt53-2025", "tt66-2023", "tt56-2021"};

std::string file_content(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

double mean_difference(const PageImage& a, const PageImage& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.byte_count(); ++i) sum += std::abs(a.data()[i] - b.data()[i]);
  return sum / static_cast<double>(a.byte_count());
}

/// Closer than this, places touch without sharing ink.
constexpr double touch_mm = 0.02;

bool overlap(const MmRect& a, const MmRect& b) {
  return a.x + touch_mm < b.right() && b.x + touch_mm < a.right() && a.y + touch_mm < b.bottom() &&
         b.y + touch_mm < a.bottom();
}

class Ct01Blank : public testing::TestWithParam<const char*> {
 protected:
  Layout layout_ = ct01_layout(GetParam());
  std::vector<TypesetPage> pages_ = typeset(layout_);
};

TEST_P(Ct01Blank, CommittedDescriptionsAreThoseOfTheLayout) {
  EXPECT_EQ(file_content(ct01_folder(GetParam()) / "form.xml"), form_xml(layout_, pages_))
      << "run hoso_typeset_form";
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    const std::string name = "page-" + std::to_string(i + 1) + ".words.xml";
    EXPECT_EQ(file_content(ct01_folder(GetParam()) / name), words_xml(pages_[i])) << name;
  }
}

TEST_P(Ct01Blank, CommittedPicturesShowTheLayout) {
  for (const auto& form : load_catalogue(std::filesystem::path(HOSO_RESOURCES) / "forms")) {
    if (form->id != "ct01" || form->version != GetParam()) continue;
    ASSERT_EQ(form->pages.size(), pages_.size());
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      const PageImage drawn = render_page(pages_[i], blank_dpi, PixelFormat::gray8);
      ASSERT_EQ(drawn.size(), form->pages[i].blank.size());
      // Another release of FreeType shades edges a little differently; a moved word costs more.
      EXPECT_LT(mean_difference(drawn, form->pages[i].blank.picture()), 0.2) << "page " << i + 1;
    }
    return;
  }
  FAIL() << "the catalogue does not know this version";
}

TEST_P(Ct01Blank, PlacesShareNoInk) {
  for (const TypesetPage& page : pages_) {
    for (std::size_t i = 0; i < page.places.size(); ++i) {
      for (std::size_t j = i + 1; j < page.places.size(); ++j) {
        EXPECT_FALSE(overlap(page.places[i].zone, page.places[j].zone))
            << page.places[i].field << " and " << page.places[j].field;
      }
    }
  }
}

/// Only the slashes of dates stand in a place of their own line.
TEST_P(Ct01Blank, PrintStandsBesideThePlacesOfItsLine) {
  for (const TypesetPage& page : pages_) {
    for (const Mark& mark : page.marks) {
      const auto* word = std::get_if<TextMark>(&mark);
      if (word == nullptr || word->text() == "/") continue;
      for (const Place& place : page.places) {
        if (place.baseline_mm != word->origin.y) continue;
        EXPECT_FALSE(overlap(place.zone, word->box)) << word->text() << " in " << place.field;
      }
    }
  }
}

TEST_P(Ct01Blank, EverythingLiesOnThePage) {
  for (const TypesetPage& page : pages_) {
    for (const PrintedWord& word : printed_words(page)) {
      EXPECT_GE(word.box.x, 0);
      EXPECT_LE(word.box.right(), page.width_mm);
      EXPECT_LE(word.box.bottom(), page.height_mm);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Versions, Ct01Blank, testing::ValuesIn(versions),
                         [](const auto& version) {
                           std::string name = version.param;
                           std::erase(name, '-');
                           return name;
                         });

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
