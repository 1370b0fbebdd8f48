// One field of a page: cut, clean, recognise.
#include <hoso/imaging/filled_zone.hpp>

#include "desk.hpp"
#include "yardstick.hpp"

namespace hoso::benchmarks {
namespace {

ZoneView view_of(const std::string& field) {
  return {desk().form_page(), desk().match(), desk().field(field)};
}

/// Crop through the alignment and subtraction of the blank.
void filled_zone(benchmark::State& state) {
  const ZoneView view = view_of("full_name");
  measure(state, [&] { return imaging::filled_zone(view, view.field.zones.front()); });
}
BENCHMARK(filled_zone)->Unit(benchmark::kMillisecond);

void recognize(benchmark::State& state, const std::string& stage_id, const std::string& field) {
  auto& stage = desk().stage<RecognizeStage>(stage_id);
  const ZoneView view = view_of(field);
  if (stage.recognize(view, desk().context()).state != FieldState::read) {
    state.SkipWithError("nothing to read");
    return;
  }
  measure(state, [&] { return stage.recognize(view, desk().context()); });
}

void tesseract_line(benchmark::State& state) {
  recognize(state, "recognize.tesseract", "full_name");
}
BENCHMARK(tesseract_line)->Unit(benchmark::kMillisecond);

void twelve_boxes(benchmark::State& state) { recognize(state, "recognize.boxes", "citizen_id"); }
BENCHMARK(twelve_boxes)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace hoso::benchmarks
