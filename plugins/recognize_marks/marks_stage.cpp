#include "marks_stage.hpp"

#include <algorithm>

#include <hoso/error.hpp>

#include "mark_candidates.hpp"

namespace hoso::marks {
namespace {

constexpr double dpi = 300;

MmRect with_room(const MmRect& box) {
  return {box.x - room_mm, box.y - room_mm, box.width + 2 * room_mm, box.height + 2 * room_mm};
}

/// The other boxes on the page of zones[index].
std::vector<MmRect> others_of(const std::vector<Zone>& zones, std::size_t index) {
  std::vector<MmRect> others;
  for (std::size_t i = 0; i < zones.size(); ++i) {
    if (i != index && zones[i].page == zones[index].page) others.push_back(zones[i].box);
  }
  return others;
}

/// A re-typed layout may know the field, but not its boxes: then there are fewer, or a whole line.
bool knows_boxes(const FieldSpec& field) {
  constexpr double largest_box_mm = 15;
  return field.zones.size() == field.options.size() && std::ranges::all_of(field.zones, [](const Zone& zone) {
    return std::max(zone.box.width, zone.box.height) <= largest_box_mm;
  });
}

BoxInk ink_in(const ZoneView& view, std::size_t index) {
  const Zone& zone = view.field.zones[index];
  if (zone.page != view.match.template_page) return {};
  const auto filled = imaging::filled_zone(view, {zone.page, with_room(zone.box)}, dpi);
  return ink_of_box(filled, zone.box, others_of(view.field.zones, index));
}

}  // namespace

MarksStage::MarksStage(const Options& options)
    : settings_{options.real("least_share"), options.boolean("circles"),
                options.boolean("corrections")} {}

StageInfo MarksStage::info() {
  return {"recognize.marks",
          "Says which boxes of a choice are ticked",
          Threading::shared,
          {{"least_share", OptionType::real, "0.05",
            "share of a box's inside that is ink from where it is rather ticked than not, 0..1",
            0.001, 1},
           {"circles", OptionType::boolean, "true", "a ring around a box ticks it"},
           {"corrections", OptionType::boolean, "true",
            "a struck-out mark beside another one does not count"}}};
}

ZoneReading MarksStage::recognize(const ZoneView& view, const StageContext& context) {
  const FieldSpec& field = view.field;
  if (field.options.empty()) {
    throw Error("stage.failed", {{"detail", "field " + field.id + " has no options"}});
  }
  if (!knows_boxes(field)) return {FieldState::illegible, {}};
  std::vector<BoxInk> boxes;
  for (std::size_t i = 0; i < field.options.size(); ++i) {
    context.check_cancelled();
    boxes.push_back(ink_in(view, i));
  }
  const bool one = field.choose != Choose::any;
  std::vector<Candidate> candidates = mark_candidates(field.options, ticked(boxes, settings_, one));
  if (!candidates.empty() && !candidates.front().text.empty()) {
    std::erase_if(candidates, [](const Candidate& each) { return each.text.empty(); });
    return {FieldState::read, std::move(candidates)};
  }
  const bool surely_none = !candidates.empty() && candidates.front().score >= trusted_from;
  return {surely_none ? FieldState::empty : FieldState::illegible, {}};
}

}  // namespace hoso::marks
