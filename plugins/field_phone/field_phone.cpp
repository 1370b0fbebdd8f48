#include "field_phone.hpp"

#include <hoso/field_type.hpp>
#include <hoso/identifiers.hpp>
#include <hoso/plugin.hpp>

namespace hoso {
namespace {

Interpretation judge(const Candidate& candidate) {
  const std::string number =
      national_phone(with_digits_repaired(trimmed_of(candidate.text, ".,:;_-'`")));
  Fit fit = Fit::impossible;
  if (!number.empty()) fit = is_assigned_phone(number) ? Fit::plausible : Fit::odd;
  return {candidate.text, number, confidence_of(candidate.score, fit)};
}

void register_stages(Registrar& registrar) {
  registrar.add(
      {.id = "field.phone", .summary = "Vietnamese phone numbers, digits only", .options = {}},
      StageFactory<FieldStage>([](const StageSetup&) { return std::make_unique<PhoneField>(); }));
}

}  // namespace

Interpretation PhoneField::interpret(const FieldSpec&,
                                     const std::vector<Candidate>& candidates) const {
  return most_confident(candidates, judge);
}

std::string PhoneField::print(const FieldSpec&, const std::string& value) const { return value; }

std::string PhoneField::synthesize(const FieldSpec&, std::mt19937_64& random) const {
  const std::vector<std::string> prefixes = {"032", "035", "038", "056", "070", "077", "081",
                                             "085", "088", "090", "091", "096", "098"};
  const std::string& prefix = pick(random, prefixes);
  return prefix + pick_digits(random, 7);
}

}  // namespace hoso

HOSO_PLUGIN("field_phone", "1.0.0", "Vietnamese phone numbers", hoso::register_stages)
