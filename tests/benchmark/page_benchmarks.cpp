// Whole pages: decode, turn, identify.
#include "desk.hpp"
#include "yardstick.hpp"

namespace hoso::benchmarks {
namespace {

void decode(benchmark::State& state, const std::string& source, const std::string& sample) {
  auto& stage = desk().stage<SourceStage>(source);
  const auto bytes = Desk::file(sample);
  measure(state, [&] {
    return stage.open({sample, bytes}, desk().context())->read(0, desk().context());
  });
}

void decode_jpeg(benchmark::State& state) {
  decode(state, "source.image", "ct01/tt116-2026-hoso-scan-200/page.jpg");
}
BENCHMARK(decode_jpeg)->Unit(benchmark::kMillisecond);

/// Drawn with a text layer, not a scan: it has to be rendered.
void render_pdf(benchmark::State& state) {
  decode(state, "source.poppler", "ct01/tt116-2026-hoso-clean-300/page.pdf");
}
BENCHMARK(render_pdf)->Unit(benchmark::kMillisecond);

void prepare_upright(benchmark::State& state) {
  auto& stage = desk().stage<PrepareStage>("prepare.upright");
  measure(state, [&] { return stage.prepare(desk().form_page(), desk().context()); });
}
BENCHMARK(prepare_upright)->Unit(benchmark::kMillisecond);

void identify(benchmark::State& state, const Page& page, bool known) {
  auto& stage = desk().stage<IdentifyStage>("identify.layout");
  const Catalogue& forms = desk().material().forms;
  if (stage.identify(page, forms, desk().context()).match.has_value() != known) {
    state.SkipWithError("the page is not what it should be");
    return;
  }
  measure(state, [&] { return stage.identify(page, forms, desk().context()); });
}

void identify_known_form(benchmark::State& state) { identify(state, desk().form_page(), true); }
BENCHMARK(identify_known_form)->Unit(benchmark::kMillisecond);

void identify_unknown_letter(benchmark::State& state) {
  identify(state, desk().page("wrong/letter/page.jpg"), false);
}
BENCHMARK(identify_unknown_letter)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace hoso::benchmarks
