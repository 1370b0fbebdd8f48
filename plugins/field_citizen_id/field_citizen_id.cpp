#include "field_citizen_id.hpp"

#include <algorithm>

#include <hoso/field_type.hpp>
#include <hoso/identifiers.hpp>
#include <hoso/plugin.hpp>

namespace hoso {
namespace {

bool is_number(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Digits without the spaces and dots people group them with; empty when anything else is there.
std::string ungrouped(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '.' || c == '-'; });
  return is_number(text) ? text : std::string();
}

Fit fit_of(std::string_view digits) {
  if (is_legacy_id(digits)) return Fit::odd;
  const auto id = parse_citizen_id(digits);
  if (!id) return Fit::impossible;
  // Nobody alive was born after 2099, and holders registered abroad are few.
  return is_province_id_code(id->place_code) && id->birth_year < 2100 ? Fit::confirmed : Fit::odd;
}

Interpretation judge(const Candidate& candidate) {
  const std::string repaired = with_digits_repaired(candidate.text);
  const std::string digits = ungrouped(repaired);
  Fit fit = fit_of(digits);
  if (fit == Fit::confirmed && repaired != candidate.text) fit = Fit::plausible;
  const bool whole = digits.size() == 12 || is_legacy_id(digits);
  return {candidate.text, whole ? digits : std::string(), confidence_of(candidate.score, fit)};
}

std::vector<std::string> province_id_codes() {
  std::vector<std::string> codes;
  for (int code = 1001; code < 1100; ++code)
    if (const auto digits = std::to_string(code).substr(1); is_province_id_code(digits))
      codes.push_back(digits);
  return codes;
}

void register_stages(Registrar& registrar) {
  registrar.add({.id = "field.citizen_id",
                 .summary = "Personal identification numbers (12 digits, formerly 9)",
                 .options = {}},
                StageFactory<FieldStage>(
                    [](const StageSetup&) { return std::make_unique<CitizenIdField>(); }));
}

}  // namespace

Interpretation CitizenIdField::interpret(const FieldSpec&,
                                         const std::vector<Candidate>& candidates) const {
  return most_confident(candidates, judge);
}

std::string CitizenIdField::print(const FieldSpec&, const std::string& value) const {
  return value;
}

std::string CitizenIdField::synthesize(const FieldSpec&, std::mt19937_64& random) const {
  const std::string place = pick(random, province_id_codes());
  const int year = 1940 + static_cast<int>(pick(random, 80));
  const int century_and_sex = (year - 1900) / 100 * 2 + static_cast<int>(pick(random, 2));
  const std::string short_year = std::to_string(year).substr(2);
  return place + std::to_string(century_and_sex) + short_year + pick_digits(random, 6);
}

}  // namespace hoso

HOSO_PLUGIN("field_citizen_id", "1.0.0", "Personal identification numbers", hoso::register_stages)
