// Nothing that was filled in is remembered: neither its words nor its ink.
#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>

#include <hoso/template_reader.hpp>

#include "bench/retyped_form.hpp"
#include "support/hoso_command.hpp"
#include "synthetic/encode.hpp"
#include "variants/variant_store.hpp"

namespace hoso::variants {
namespace {

namespace fs = std::filesystem;
using bench::Layouts;
using testing_support::run_command;
using testing_support::TestFolder;
using testing_support::text_of_file;

constexpr double dpi = 200;

const Catalogue& forms() {
  static const Catalogue all{load_form(HOSO_RESOURCES "/forms/ct01/tt116-2026")};
  return all;
}

/// Fictional. "Nam" and "Nữ" read like words that the form prints.
const std::map<std::string, std::string>& printed_values() {
  static const std::map<std::string, std::string> values{
      {"recipient", "Công an phường Vĩnh Tuy"},  {"full_name", "KHUẤT THỊ QUỲNH NGA"},
      {"birth_date", "17/08/1991"},              {"sex", "Nữ"},
      {"citizen_id", "001191004567"},            {"phone", "0912 345 678"},
      {"email", "quynhnga91@vidu.vn"},           {"head_name", "LƯƠNG GIA PHÚC"},
      {"head_relation", "Vợ"},                   {"head_citizen_id", "001088007654"},
      {"request", "Đăng ký thường trú vào hộ"},  {"members[0].full_name", "Lương Quỳnh Giang"},
      {"members[0].sex", "Nam"},                 {"members[1].full_name", "Lương Gia Hưng"},
      {"signatures.declarant", "signed"}};
  return values;
}

/// How the filling is written over the print.
struct Hand {
  std::string name;
  double jitter_mm = 0;
  std::uint64_t seed = 1;
};

std::ostream& operator<<(std::ostream& stream, const Hand& hand) { return stream << hand.name; }

PageImage rendered(const std::map<std::string, std::string>& values, const typeset::Retyping& how, const Hand& hand) {
  typeset::FillStyle style;
  style.jitter_mm = hand.jitter_mm;
  const auto form = bench::filled_retyped(*forms()[0], values, {Layouts::retyped, hand.seed, style, how});
  return typeset::render_page(form.filled.pages.front(), dpi, PixelFormat::gray8);
}

bool dark(const PageImage& image, int x, int y, int level) {
  const PixelSize size = image.size();
  return x >= 0 && y >= 0 && x < size.width && y < size.height && image.row(y)[static_cast<std::size_t>(x)] < level;
}

/// Whether print is within 0.4 mm: the sheet is laid straight before its print is taken.
bool near_print(const PageImage& empty, int x, int y) {
  constexpr int reach_px = 3;
  for (int dy = -reach_px; dy <= reach_px; ++dy) {
    for (int dx = -reach_px; dx <= reach_px; ++dx) {
      if (dark(empty, x + dx, y + dy, 200)) return true;
    }
  }
  return false;
}

/// Pixels of `kept` that show ink of the filling. It may be smaller by a row: a sheet has 200 dpi at most.
int leaked(const PageImage& filled, const PageImage& empty, const PageImage& kept) {
  const PixelSize size = filled.size(), kept_size = kept.size();
  int count = 0;
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      const int there_x = x * kept_size.width / size.width, there_y = y * kept_size.height / size.height;
      if (dark(filled, x, y, 128) && !near_print(empty, x, y) && dark(kept, there_x, there_y, 200)) ++count;
    }
  }
  return count;
}

class FilledIn : public testing::TestWithParam<Hand> {
 protected:
  FilledIn() {
    const auto drawn =
        bench::filled_retyped(*forms()[0], printed_values(), {Layouts::retyped, GetParam().seed, {}, {}});
    filled_ = rendered(printed_values(), drawn.retyping, GetParam());
    empty_ = rendered({}, drawn.retyping, GetParam());
    const auto png = synthetic::to_png(filled_, dpi);
    const auto file = folder_.write("page.png", {reinterpret_cast<const char*>(png.data()), png.size()});
    run_ = run_command(HOSO_COMMAND, {"read", file.string(), "--form", "ct01/tt116-2026", "--data",
                                      (folder_.path() / "data").string(), "--json"});
  }
  [[nodiscard]] std::vector<RememberedVariant> kept() const {
    return remembered_in(folder_.path() / "data" / "variants", forms()).variants;
  }

  TestFolder folder_;
  testing_support::CommandResult run_;
  PageImage filled_, empty_;
};

TEST_P(FilledIn, LeavesNoInkInTheBlank) {
  ASSERT_EQ(kept().size(), 1U) << run_.err;
  const MetVariant variant = kept()[0].variant;
  const PageImage& blank = variant.form->pages[0].blank.picture();
  ASSERT_NEAR(blank.size().height, filled_.size().height, 2);
  EXPECT_EQ(leaked(filled_, empty_, blank), 0);
  EXPECT_GT(leaked(filled_, empty_, filled_), 5000) << "what a leak would look like";
}

TEST_P(FilledIn, LeavesNoWordInTheFiles) {
  ASSERT_EQ(kept().size(), 1U) << run_.err;
  std::multiset<std::string> printed;
  for (const PrintedWord& word : forms()[0]->pages[0].words) printed.insert(word.text);
  const MetVariant variant = kept()[0].variant;
  for (const PrintedWord& word : variant.form->pages[0].words) {
    EXPECT_TRUE(printed.contains(word.text)) << word.text;
    if (const auto one = printed.find(word.text); one != printed.end()) printed.erase(one);
  }
  for (const auto& file : fs::recursive_directory_iterator(folder_.path() / "data")) {
    if (!file.is_regular_file()) continue;
    const std::string content = text_of_file(file.path());
    for (const char* value : {"KHU", "Khu", "QUỲNH", "Giang", "1191004567", "quynhnga", "17/08", "1991"}) {
      EXPECT_EQ(content.find(value), std::string::npos) << file.path() << " holds " << value;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Variants, FilledIn,
                         testing::Values(Hand{"typed", 0, 3}, Hand{"typed_on_another", 0, 5},
                                         Hand{"by_typewriter", 0.8, 8}, Hand{"touching_print", 1.6, 11}),
                         [](const auto& each) { return each.param.name; });

}  // namespace
}  // namespace hoso::variants
