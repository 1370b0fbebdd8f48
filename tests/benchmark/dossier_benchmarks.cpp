// What is done once for a dossier; here one of one page.
#include <hoso/dossier_xml.hpp>

#include "desk.hpp"
#include "yardstick.hpp"

namespace hoso::benchmarks {
namespace {

void validate_rules(benchmark::State& state) {
  auto& stage = desk().stage<ValidateStage>("validate.rules");
  Dossier dossier = desk().dossier();
  dossier.documents.front().findings.clear();
  measure(state, [&] { return stage.validate(dossier, desk().context()); });
}
BENCHMARK(validate_rules)->Unit(benchmark::kMillisecond);

void write_dossier_xml(benchmark::State& state) {
  const Dossier dossier = desk().dossier();
  measure(state, [&] { return dossier_xml(dossier); });
}
BENCHMARK(write_dossier_xml)->Unit(benchmark::kMillisecond);

void write_and_validate_dossier_xml(benchmark::State& state) {
  const Dossier dossier = desk().dossier();
  measure(state, [&] {
    std::string xml = dossier_xml(dossier);
    validate_xml(xml, HOSO_RESOURCES "/schema/dossier.xsd");
    return xml;
  });
}
BENCHMARK(write_and_validate_dossier_xml)->Unit(benchmark::kMillisecond);

/// The scanner's JPEG is passed on; text layer, font and PDF/A are made.
void scan_pdf(benchmark::State& state) {
  auto& stage = desk().stage<EmitStage>("emit.scan_pdf");
  const Dossier dossier = desk().dossier();
  measure(state, [&] {
    const std::vector<std::shared_ptr<const PageExtract>> extracts = {
        stage.extract(desk().form_page(), dossier.pages.front(), dossier.documents.front().fields,
                      desk().context())};
    return stage.emit({dossier, extracts, {}}, desk().context());
  });
}
BENCHMARK(scan_pdf)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace hoso::benchmarks
