#include "desk.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace hoso::benchmarks {

Desk::Desk()
    : material_(contract::make_material(HOSO_RESOURCES, {})),
      context_(material_->limits, material_->now, {}, {}),
      host_({HOSO_PLUGIN_LIBRARIES}),
      form_page_(page("ct01/tt116-2026-hoso-scan-200/page.jpg")) {
  const Identification found =
      stage<IdentifyStage>("identify.layout").identify(form_page_, material_->forms, context_);
  match_ = found.match.value();
}

std::vector<std::uint8_t> Desk::file(const std::string& sample) {
  std::ifstream stream(std::string(HOSO_SAMPLES "/") + sample, std::ios::binary);
  if (!stream) throw std::runtime_error("no sample " + sample);
  return {std::istreambuf_iterator<char>(stream), {}};
}

Page Desk::page(const std::string& sample) {
  const auto bytes = file(sample);
  return stage<SourceStage>("source.image").open({sample, bytes}, context_)->read(0, context_);
}

const FieldSpec& Desk::field(const std::string& id) const {
  const auto field = std::ranges::find(match_.form->fields, id, &FieldSpec::id);
  if (field == match_.form->fields.end()) throw std::out_of_range(id);
  return *field;
}

Dossier Desk::dossier() const {
  contract::SpecimenPage specimen;
  specimen.page = form_page_;
  specimen.alignment = match_.alignment;
  return contract::dossier_of(*material_, specimen);
}

Desk& desk() {
  static Desk desk;
  return desk;
}

}  // namespace hoso::benchmarks
