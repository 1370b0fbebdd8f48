#include "form_testing/figures.hpp"

#include <algorithm>

#include <hoso/cell_id.hpp>

namespace hoso::form_testing {
namespace {

FieldFigures& figures_of(const FieldSpec& spec, std::vector<FieldFigures>& fields) {
  const std::string id = without_row(spec.id);
  const auto known = std::ranges::find(fields, id, &FieldFigures::id);
  if (known != fields.end()) return *known;
  return fields.emplace_back(FieldFigures{id, spec.label, spec.type, {}, {}});
}

}  // namespace

void add(const ReadFill& fill, Figures& figures) {
  const bool written = !fill.truth.font.empty();
  for (std::size_t i = 0; i < fill.form.fields.size(); ++i) {
    const FieldSpec& spec = fill.form.fields[i];
    FieldFigures& field = figures_of(spec, figures.fields);
    for (bench::Tally* tally :
         {&field.all, &figures.by_type[spec.type], &figures.by_degradation[fill.truth.degradation],
          written ? &figures.written : &figures.typed, &figures.all}) {
      bench::add(fill.compared[i], *tally);
    }
    if (!written && fill.known_pages.contains(spec.zones.front().page)) bench::add(fill.compared[i], field.typed);
  }
}

}  // namespace hoso::form_testing
