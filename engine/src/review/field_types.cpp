#include "review/field_types.hpp"

#include <algorithm>

#include <hoso/choice.hpp>
#include <hoso/text.hpp>

#include "pipeline/call_site.hpp"
#include "pipeline/field_judging.hpp"

namespace hoso::review {
namespace {

/// Boxes in paper order, one space between; empty when one is no option of the field or they are too many.
std::string options_of(const FieldSpec& field, const std::string& text) {
  const std::vector<std::string> chosen = chosen_options(text);
  std::string value;
  std::size_t found = 0;
  for (const ChoiceOption& option : field.options) {
    if (std::ranges::count(chosen, option.value) == 0) continue;
    value += (value.empty() ? "" : " ") + option.value;
    ++found;
  }
  return found == chosen.size() && may_choose(field.choose, found) ? value : std::string();
}

}  // namespace

Interpretation FieldTypes::read(const FieldSpec& field, const std::string& text) const {
  const std::string typed = normalized_spaces(nfc(text));
  if (typed.empty()) return {};
  if (!field.options.empty()) return {typed, options_of(field, typed), 1};
  const pipeline::RunTerms terms;
  pipeline::Journal journal;
  pipeline::CallSite site(terms, {}, {}, journal);
  const auto made = pipeline::interpreted(field, {{typed, 1.0}}, *stages_, site);
  return made ? Interpretation{typed, made->value, 1} : Interpretation{typed, {}, 0};
}

std::string FieldTypes::written(const FieldSpec& field, const std::string& value) const {
  auto* slot = pipeline::find(stages_->field, "field." + field.type);
  if (value.empty() || !field.options.empty() || !slot) return value;
  const pipeline::RunTerms terms;
  pipeline::Journal journal;
  pipeline::CallSite site(terms, {}, {}, journal);
  const auto text = site.call(slot->id(), [&](const StageContext&) { return slot->lease()->print(field, value); });
  return text.value_or(value);
}

}  // namespace hoso::review
