#include "field_number.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include <hoso/field_type.hpp>
#include <hoso/plugin.hpp>

namespace hoso {
namespace {

constexpr long largest = 999'999'999;

struct Bounds {
  long min = 0;
  long max = largest;
};

/// Nothing but digits, few enough for a long.
std::optional<long> number_in(std::string_view text) {
  constexpr std::size_t most_digits = 12;
  long number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = failure == std::errc() && end == text.data() + text.size();
  return whole && text.size() <= most_digits && text.front() != '-' ? std::optional(number) : std::nullopt;
}

long parameter(const FieldSpec& field, const std::string& name, long otherwise) {
  const auto found = field.parameters.find(name);
  return found == field.parameters.end() ? otherwise : number_in(found->second).value_or(otherwise);
}

Bounds bounds_of(const FieldSpec& field) {
  return {parameter(field, "min", 0), parameter(field, "max", largest)};
}

/// "8.000" is 8000; a dot that divides no group of three stays.
std::string without_group_dots(const std::string& text) {
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool divides = text[i] == '.' && i > 0 && (text.size() - i) % 4 == 0;
    if (!divides) digits += text[i];
  }
  return digits;
}

/// `whole`: read as it is printed, every digit a digit and none of them missing.
Fit fit_of(long number, const Bounds& bounds, bool whole) {
  constexpr long few = 100;
  if (!whole || number < bounds.min || number > bounds.max) return Fit::odd;
  return bounds.max - bounds.min < few ? Fit::familiar : Fit::plausible;
}

Interpretation judge(const Candidate& candidate, const FieldSpec& field) {
  const std::string text = without_group_dots(trimmed_of(normalized_spaces(candidate.text), ".,:;_-'`\""));
  const std::string digits = with_digits_repaired(text);
  const auto number = text.empty() ? std::nullopt : number_in(digits);
  if (!number) return {candidate.text, "", confidence_of(candidate.score, Fit::impossible)};
  const bool whole = digits == text && static_cast<long>(digits.size()) >= parameter(field, "digits", 0);
  const double confidence = confidence_of(candidate.score, fit_of(*number, bounds_of(field), whole));
  return {candidate.text, std::to_string(*number), confidence};
}

void register_stages(Registrar& registrar) {
  registrar.add({.id = "field.number", .summary = "Whole numbers: counts, hours, amounts", .options = {}},
                StageFactory<FieldStage>([](const StageSetup&) { return std::make_unique<NumberField>(); }));
}

}  // namespace

Interpretation NumberField::interpret(const FieldSpec& field, const std::vector<Candidate>& candidates) const {
  return most_confident(candidates, [&](const Candidate& candidate) { return judge(candidate, field); });
}

std::string NumberField::print(const FieldSpec& field, const std::string& value) const {
  const auto digits = static_cast<std::size_t>(parameter(field, "digits", 0));
  return value.size() < digits ? std::string(digits - value.size(), '0') + value : value;
}

std::string NumberField::synthesize(const FieldSpec& field, std::mt19937_64& random) const {
  constexpr long most_above = 1000;
  const Bounds bounds = bounds_of(field);
  const long span = std::min(bounds.max - bounds.min, most_above);
  return std::to_string(bounds.min + static_cast<long>(pick(random, static_cast<std::size_t>(span) + 1)));
}

}  // namespace hoso

HOSO_PLUGIN("field_number", "1.0.0", "Whole numbers: counts, hours, amounts", hoso::register_stages)
