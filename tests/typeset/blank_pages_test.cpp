// Typing onto the blank's picture, against typing onto the layout that it was made from.
#include "typeset/blank_pages.hpp"

#include <gmock/gmock.h>

#include <cstdlib>
#include <map>

#include <hoso/error.hpp>
#include <hoso/template_reader.hpp>

#include "ct01.hpp"
#include "typeset/fill.hpp"

namespace hoso::typeset {
namespace {

using testing::DoubleNear;
using testing::Pointwise;

const Catalogue& forms() {
  static const Catalogue all = load_catalogue(std::filesystem::path(HOSO_RESOURCES) / "forms");
  return all;
}

FormTemplate form_of(const std::string& id, const std::string& version) {
  for (const auto& form : forms()) {
    if (form->id == id && form->version == version) return *form;
  }
  throw std::logic_error(id);
}

/// The form as if it had been drafted: nobody knows its layout.
FormTemplate without_layout(FormTemplate form) {
  form.folder = testing::TempDir();
  return form;
}

/// Of the places that write a field, in order.
std::map<std::string, std::vector<Place>> places_of(const TypesetPage& page) {
  std::map<std::string, std::vector<Place>> places;
  for (const Place& place : page.places) places[place.field].push_back(place);
  return places;
}

/// Boxes of a grid that no table describes are told from lines by their height only.
bool is_written(PlaceKind kind) { return kind == PlaceKind::line || kind == PlaceKind::cell; }

void expect_alike(const Place& drawn, const Place& set) {
  EXPECT_TRUE(drawn.kind == set.kind || (is_written(drawn.kind) && is_written(set.kind)));
  EXPECT_EQ(drawn.option, set.option);
  EXPECT_EQ(drawn.piece, set.piece);
  EXPECT_THAT(drawn.part_edges_mm, Pointwise(DoubleNear(1.5), set.part_edges_mm));
  if (set.kind == PlaceKind::comb) {
    EXPECT_EQ(drawn.cells, set.cells);
  }
  if (is_written(set.kind)) {
    EXPECT_NEAR(drawn.baseline_mm, set.baseline_mm, 0.6);
  }
}

TEST(BlankPages, PlacesAreThoseOfTheLayout) {
  int compared = 0;
  for (const auto& form : forms()) {
    const auto drawn = blank_pages(*form), set = typeset(layout_of(*form));
    ASSERT_EQ(drawn.size(), set.size());
    for (std::size_t page = 0; page < set.size(); ++page) {
      const auto drawn_places = places_of(drawn[page]);
      for (const auto& [field, places] : places_of(set[page])) {
        SCOPED_TRACE(form->id + "/" + form->version + " " + field);
        const auto found = drawn_places.find(field);
        ASSERT_TRUE(found != drawn_places.end());
        ASSERT_EQ(found->second.size(), places.size());
        for (std::size_t i = 0; i < places.size(); ++i, ++compared) expect_alike(found->second[i], places[i]);
      }
    }
  }
  EXPECT_GT(compared, 800);
}

/// Greys between two pictures of the same page, on average.
double difference(const PageImage& one, const PageImage& other) {
  EXPECT_EQ(one.size(), other.size());
  double sum = 0;
  for (std::size_t i = 0; i < one.bytes().size(); ++i) sum += std::abs(one.bytes()[i] - other.bytes()[i]);
  return sum / static_cast<double>(one.bytes().size());
}

const std::map<std::string, std::string> some_values{{"full_name", "ĐINH THỊ HÀ"},
                                                     {"birth_date", "05/11/1988"},
                                                     {"citizen_id", "025188001010"},
                                                     {"members[0].full_name", "Hà Minh An"}};

TEST(BlankPages, ATypedPageLooksAsIfItsLayoutWereKnown) {
  const FormTemplate form = form_of("ct01", "tt116-2026");
  const auto picture_of = [&](const FormTemplate& one, const std::map<std::string, std::string>& values) {
    return render_page(fill_form(one, values, {}).pages.front(), 300, PixelFormat::gray8);
  };
  const PageImage wanted = picture_of(form, some_values);
  const double alike = difference(picture_of(without_layout(form), some_values), wanted);
  const double untyped = difference(picture_of(without_layout(form), {}), wanted);
  EXPECT_LT(alike, untyped / 2);
  EXPECT_LT(alike, 1);
}

TEST(BlankPages, EveryPageOfTheFormIsTypedOn) {
  const FormTemplate form = without_layout(form_of("ct01", "tt116-2026"));
  const FilledForm filled = fill_form(form, {{"members[0].full_name", "Hà Minh An"}}, {});
  ASSERT_EQ(filled.pages.size(), form.pages.size());
  EXPECT_EQ(filled.texts.front().field, "members[0].full_name");
}

TEST(BlankPages, APageWithoutAPictureIsRefused) {
  FormTemplate form = without_layout(form_of("ct01", "tt116-2026"));
  form.pages.back().blank = {};
  try {
    (void)fill_form(form, {}, {});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "fill.no_blank");
  }
}

TEST(BlankPages, ALeaderWithSlashesInOneWordIsDividedToo) {
  FormTemplate form = without_layout(form_of("ct01", "tt116-2026"));
  FieldSpec date;
  date.id = "on";
  date.type = "date";
  date.zones = {{0, {20, 100, 40, 6.9}}};
  form.fields = {date};
  form.pages.front().words = {{"..../..../....", {25, 103, 28, 3}}};
  const Place place = blank_pages(form).front().places.front();
  EXPECT_THAT(place.part_edges_mm, Pointwise(DoubleNear(0.1), {20.0, 25 + 9 + 1.2, 25 + 19 + 1.2, 60.0}));
}

}  // namespace
}  // namespace hoso::typeset
