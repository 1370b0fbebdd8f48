#include "presence_stage.hpp"

#include <algorithm>

#include <hoso/imaging/filled_zone.hpp>

#include "seal.hpp"
#include "strokes.hpp"

namespace hoso::presence {
namespace {

/// Signatures are large: half the usual resolution shows them as well, at a quarter of the cost.
constexpr double dpi = 300;

Strokes strokes_in(const ZoneView& view) {
  Strokes sum;
  for (const Zone& zone : view.field.zones) {
    if (zone.page != view.match.template_page) continue;
    const imaging::FilledZone filled = imaging::filled_zone(view, zone, dpi);
    if (filled.empty) continue;
    const Strokes strokes = strokes_of(filled.gray, filled.dpi);
    sum.all_mm2 += strokes.all_mm2;
    sum.large_mm2 += strokes.large_mm2;
    sum.in_line_mm2 += strokes.in_line_mm2;
  }
  return sum;
}

/// The most red ink of any of the field's zones, seal first.
RedInk red_ink_in(const ZoneView& view) {
  constexpr double seal_dpi = 100;
  RedInk most;
  for (const Zone& zone : view.field.zones) {
    if (zone.page != view.match.template_page) continue;
    const RedInk ink = red_ink_of(imaging::zone_picture(view, zone.box, seal_dpi, true), seal_dpi);
    if (is_seal(ink) > is_seal(most) || (is_seal(ink) == is_seal(most) && ink.area_mm2 > most.area_mm2)) most = ink;
  }
  return most;
}

bool asks_for_a_seal(const FieldSpec& field) {
  const auto of = field.parameters.find("of");
  return of != field.parameters.end() && of->second == "seal";
}

ZoneReading seal_reading(const RedInk& ink, double least_ink_mm2) {
  constexpr double surest_ring = 0.99;
  if (is_seal(ink)) return {FieldState::read, {{"sealed", std::min(0.4 + 0.6 * ink.ring_share, surest_ring)}}};
  return {ink.area_mm2 < least_ink_mm2 ? FieldState::empty : FieldState::illegible, {}};
}

/// From a short stroke to a full signature.
double score_of(double large_mm2) {
  constexpr double full_signature_mm2 = 8;
  return std::clamp(0.5 + 0.5 * large_mm2 / full_signature_mm2, 0.5, 0.99);
}

}  // namespace

PresenceStage::PresenceStage(const Options& options)
    : least_ink_mm2_(options.real("least_ink_mm2")), typed_share_(options.real("typed_share")) {}

StageInfo PresenceStage::info() {
  return {"recognize.presence",
          "Says whether a place was signed, or sealed",
          Threading::shared,
          {{"least_ink_mm2", OptionType::real, "2",
            "ink below which a zone counts as empty, square mm", 0, 100},
           {"typed_share", OptionType::real, "0.6",
            "share of small ink in straight lines above which it counts as typed, 0..1", 0, 1}}};
}

ZoneReading PresenceStage::recognize(const ZoneView& view, const StageContext& context) {
  context.check_cancelled();
  if (asks_for_a_seal(view.field)) return seal_reading(red_ink_in(view), least_ink_mm2_);
  const Strokes strokes = strokes_in(view);
  if (strokes.large_mm2 >= least_ink_mm2_) {
    return {FieldState::read, {{"signed", score_of(strokes.large_mm2)}}};
  }
  const double small_mm2 = strokes.all_mm2 - strokes.large_mm2;
  const bool nothing = strokes.all_mm2 < least_ink_mm2_;
  const bool typed = strokes.in_line_mm2 >= typed_share_ * small_mm2;
  return {nothing || typed ? FieldState::empty : FieldState::illegible, {}};
}

}  // namespace hoso::presence
