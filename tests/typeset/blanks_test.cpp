// The committed files of every form against its layout.xml.
#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <hoso/template_reader.hpp>

#include "overlap.hpp"
#include "typeset/draw.hpp"
#include "typeset/form_files.hpp"
#include "typeset/typeset.hpp"

namespace hoso::typeset {
namespace {

std::filesystem::path forms_folder() { return std::filesystem::path(HOSO_RESOURCES) / "forms"; }

/// "ct01/tt116-2026": every version that is typeset.
std::vector<std::string> versions() {
  std::vector<std::string> all;
  for (const auto& file : std::filesystem::recursive_directory_iterator(forms_folder())) {
    if (file.path().filename() != "layout.xml") continue;
    all.push_back(std::filesystem::relative(file.path().parent_path(), forms_folder()).string());
  }
  std::ranges::sort(all);
  return all;
}

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

/// Lines set close share the room of one's descenders and the next one's stacked marks, which
/// hardly ever meet; more than that they may not share.
MmRect without_close_lines(MmRect zone) {
  constexpr double shared_mm = 2.2;
  zone.y += shared_mm;
  zone.height -= 2 * shared_mm;
  return zone;
}

class Blank : public testing::TestWithParam<std::string> {
 protected:
  std::filesystem::path folder_ = forms_folder() / GetParam();
  Layout layout_ = read_layout((folder_ / "layout.xml").string());
  std::vector<TypesetPage> pages_ = typeset(layout_);
};

TEST_P(Blank, CommittedDescriptionsAreThoseOfTheLayout) {
  EXPECT_EQ(file_content(folder_ / "form.xml"), form_xml(layout_, pages_))
      << "run hoso_typeset_form";
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    const std::string name = "page-" + std::to_string(i + 1) + ".words.xml";
    EXPECT_EQ(file_content(folder_ / name), words_xml(pages_[i])) << name;
  }
}

TEST_P(Blank, CommittedPicturesShowTheLayout) {
  for (const auto& form : load_catalogue(forms_folder())) {
    if (form->id + "/" + form->version != GetParam()) continue;
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

TEST_P(Blank, PlacesShareNoInk) {
  for (const TypesetPage& page : pages_) {
    for (std::size_t i = 0; i < page.places.size(); ++i) {
      for (std::size_t j = i + 1; j < page.places.size(); ++j) {
        EXPECT_FALSE(overlap(without_close_lines(page.places[i].zone), page.places[j].zone))
            << page.places[i].field << " and " << page.places[j].field;
      }
    }
  }
}

/// Only the slashes of dates stand in a place of their own line.
TEST_P(Blank, PrintStandsBesideThePlacesOfItsLine) {
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

TEST_P(Blank, EverythingLiesOnThePage) {
  for (const TypesetPage& page : pages_) {
    for (const PrintedWord& word : printed_words(page)) {
      EXPECT_GE(word.box.x, 0);
      EXPECT_LE(word.box.right(), page.width_mm);
      EXPECT_LE(word.box.bottom(), page.height_mm);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Forms, Blank, testing::ValuesIn(versions()), [](const auto& version) {
  std::string name = version.param;
  std::ranges::replace_if(name, [](char c) { return c == '-' || c == '/'; }, '_');
  return name;
});

}  // namespace
}  // namespace hoso::typeset
