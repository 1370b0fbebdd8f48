// Check boxes: printed, described and ticked.
#include <gmock/gmock.h>

#include <algorithm>

#include <hoso/error.hpp>

#include "made_up_layout.hpp"
#include "typeset/fill.hpp"

namespace hoso::typeset {
namespace {

using testing::HasSubstr;

constexpr const char* home_field =
    R"(<field id="home" type="choice" recognizer="marks" choose="any"><label vi="Nhà" en="Home"/>
       <option value="owned"><label vi="Riêng" en="Owned"/></option>
       <option value="rented"><label vi="Thuê" en="Rented"/></option></field>)";
constexpr const char* home_row =
    R"(<row><check-box field="home" option="owned" size-mm="4"/><label>Nhà riêng</label>
       <label x-mm="40">Nhà thuê</label><check-box field="home" option="rented" size-mm="4"/></row>)";

TEST(CheckBox, IsASquareOfItsSizeInTheMiddleOfItsLine) {
  const TypesetPage page = typeset(layout_of(home_field, home_row)).at(0);
  ASSERT_EQ(page.places.size(), 2U);
  const Place& box = page.places[0];
  EXPECT_EQ(box.kind, PlaceKind::box);
  EXPECT_EQ(box.option, "owned");
  EXPECT_DOUBLE_EQ(box.zone.x, 10);
  EXPECT_DOUBLE_EQ(box.zone.width, 4);
  EXPECT_DOUBLE_EQ(box.zone.height, 4);
  EXPECT_GT(box.zone.bottom(), box.baseline_mm) << "capitals are 2.8 mm high";
  EXPECT_EQ(std::ranges::count_if(page.marks, [](const Mark& mark) {
              return std::holds_alternative<LineMark>(mark);
            }), 8);
}

TEST(CheckBox, MayStandBeforeAndAfterItsLabel) {
  const TypesetPage page = typeset(layout_of(home_field, home_row)).at(0);
  const std::vector<PrintedWord> words = printed_words(page);
  EXPECT_LT(page.places[0].zone.right(), words.front().box.x);
  EXPECT_GT(page.places[1].zone.x, words.back().box.right());
}

TEST(CheckBox, TallOneMakesRoomForItself) {
  const std::string tall = R"(<row><check-box field="home" option="owned" size-mm="9"/></row>)";
  const std::string next = R"(<row><check-box field="home" option="rented" size-mm="4"/></row>)";
  const TypesetPage page = typeset(layout_of(home_field, tall + next)).at(0);
  EXPECT_GE(page.places[0].zone.y, 10);
  EXPECT_GT(page.places[1].zone.y, page.places[0].zone.bottom());
}

TEST(CheckBox, IsDescribedWithItsOption) {
  const Layout layout = layout_of(home_field, home_row);
  const std::string xml = form_xml(layout, typeset(layout));
  EXPECT_THAT(xml, HasSubstr(R"(<field id="home" type="choice" recognizer="marks" choose="any">)"));
  EXPECT_THAT(xml, HasSubstr("<option value=\"owned\">\n      <label vi=\"Riêng\" en=\"Owned\"/>\n"
                             "      <zone page=\"1\" x=\"10.00\""));
}

TEST(CheckBox, EveryOptionNeedsABoxAndEveryBoxAnOption) {
  const std::string one_box = R"(<row><check-box field="home" option="owned" size-mm="4"/></row>)";
  EXPECT_THAT(mistake_in(home_field, one_box), HasSubstr("home, option rented"));
  const std::string third = R"(<row><check-box field="home" option="lent" size-mm="4"/></row>)";
  EXPECT_THAT(mistake_in(home_field, std::string(home_row) + third), HasSubstr("lent"));
  EXPECT_THAT(mistake_in("", home_row), HasSubstr("home"));
  EXPECT_THAT(mistake_in(home_field, R"(<row><check-box field="home" option="owned"/></row>)"),
              HasSubstr("size-mm"));
}

/// Strokes that touch the box of `option`.
int strokes_in(const FilledForm& form, const std::string& option) {
  const auto place = std::ranges::find(form.pages[0].places, option, &Place::option);
  return static_cast<int>(std::ranges::count_if(form.pages[0].marks, [&](const Mark& mark) {
    const auto* stroke = std::get_if<StrokeMark>(&mark);
    return stroke && std::ranges::any_of(stroke->points, [&](const MmPoint& point) {
             return point.x >= place->zone.x && point.x <= place->zone.right() &&
                    point.y >= place->zone.y && point.y <= place->zone.bottom();
           });
  }));
}

FilledForm ticked(const std::string& value, const BoxMarking& marking, std::uint32_t seed = 1) {
  FillStyle style;
  style.marking = marking;
  style.seed = seed;
  return fill_layout(layout_of(home_field, home_row), {{"home", value}}, style);
}

TEST(Tick, MarksTheChosenBoxesOnly) {
  for (const MarkKind kind : {MarkKind::tick, MarkKind::cross, MarkKind::filled, MarkKind::dot, MarkKind::typed}) {
    const FilledForm form = ticked("rented", {kind});
    EXPECT_EQ(strokes_in(form, "owned"), 0);
    EXPECT_GE(strokes_in(form, "rented"), 1);
    EXPECT_EQ(form.texts.size(), 1U);
  }
  EXPECT_EQ(ticked("owned rented", {MarkKind::tick}).texts.size(), 2U);
}

TEST(Tick, ACircleLeavesTheBoxEmpty) {
  const FilledForm form = ticked("owned", {MarkKind::circle});
  EXPECT_EQ(strokes_in(form, "owned"), 0);
  EXPECT_EQ(strokes_in(form, "rented"), 0);
}

TEST(Tick, ACorrectionIsStruckOutBesideTheRightOne) {
  for (std::uint32_t seed = 1; seed <= 8; ++seed) {
    const FilledForm form = ticked("owned", {MarkKind::tick, true}, seed);
    EXPECT_EQ(strokes_in(form, "owned"), 1);
    EXPECT_GE(strokes_in(form, "rented"), 2) << "tick and strike";
    EXPECT_EQ(form.texts.size(), 1U) << "the struck-out mark is not what the form says";
  }
}

TEST(Tick, SeedDecidesEveryStroke) {
  const auto drawn = [](std::uint32_t seed) {
    FillStyle style;
    style.seed = seed;
    return pdf_of(fill_layout(layout_of(home_field, home_row), {{"home", "owned"}}, style).pages, {});
  };
  EXPECT_EQ(drawn(3), drawn(3));
  EXPECT_NE(drawn(3), drawn(4));
}

TEST(Tick, RefusesAnUnknownOption) {
  try {
    static_cast<void>(ticked("bought", {}));
    FAIL() << "an unknown option was ticked";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "fill.unknown_option");
    EXPECT_EQ(error.arguments().at("field"), "home");
  }
}

}  // namespace
}  // namespace hoso::typeset
