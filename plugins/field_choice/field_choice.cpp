#include "field_choice.hpp"

#include <hoso/choice.hpp>
#include <hoso/field_type.hpp>
#include <hoso/plugin.hpp>

namespace hoso {
namespace {

/// The options of `text` in paper order, each once; empty when one is unknown.
std::string in_paper_order(const FieldSpec& field, const std::string& text) {
  const std::vector<std::string> chosen = chosen_options(text);
  std::string value;
  std::size_t known = 0;
  for (const ChoiceOption& option : field.options) {
    const auto times = std::ranges::count(chosen, option.value);
    known += static_cast<std::size_t>(times);
    if (times > 0) value += (value.empty() ? "" : " ") + option.value;
  }
  return known == chosen.size() ? value : "";
}

/// Exactly one tick is what a form asks for; a misread box would give none or two.
Fit fit_of(const FieldSpec& field, const std::string& value) {
  if (value.empty() || !may_choose(field.choose, chosen_options(value).size())) {
    return Fit::impossible;
  }
  return field.choose == Choose::one ? Fit::confirmed : Fit::familiar;
}

Interpretation judge(const FieldSpec& field, const Candidate& candidate) {
  const std::string value = in_paper_order(field, candidate.text);
  const Fit fit = fit_of(field, value);
  return {candidate.text, fit == Fit::impossible ? "" : value, confidence_of(candidate.score, fit)};
}

void register_stages(Registrar& registrar) {
  registrar.add({.id = "field.choice", .summary = "The ticked options of a choice", .options = {}},
                StageFactory<FieldStage>(
                    [](const StageSetup&) { return std::make_unique<ChoiceField>(); }));
}

}  // namespace

Interpretation ChoiceField::interpret(const FieldSpec& field,
                                      const std::vector<Candidate>& candidates) const {
  return most_confident(candidates, [&](const Candidate& one) { return judge(field, one); });
}

std::string ChoiceField::print(const FieldSpec&, const std::string& value) const { return value; }

std::string ChoiceField::synthesize(const FieldSpec& field, std::mt19937_64& random) const {
  if (field.options.empty()) return {};
  const std::string& one = field.options[pick(random, field.options.size())].value;
  if (field.choose != Choose::any) return one;
  std::string value;
  for (const ChoiceOption& option : field.options) {
    const bool chosen = option.value == one || pick(random, 3) == 0;
    if (chosen) value += (value.empty() ? "" : " ") + option.value;
  }
  return value;
}

}  // namespace hoso

HOSO_PLUGIN("field_choice", "1.0.0", "The ticked options of a choice", hoso::register_stages)
