#include "field_sex.hpp"

#include <hoso/field_type.hpp>
#include <hoso/identifiers.hpp>
#include <hoso/plugin.hpp>
#include <hoso/text.hpp>

namespace hoso {
namespace {

struct Reading {
  std::string value;
  Fit fit = Fit::impossible;
};

Reading reading_of(const std::string& text) {
  if (const auto sex = parse_sex(text)) return {std::string(vietnamese(*sex)), Fit::confirmed};
  const std::string letters = folded(text);
  // Another tone on "nu" ("Nử", "Nu") can only be the one word that there is.
  if (letters == "nam") return {"Nam", Fit::plausible};
  if (letters == "nu") return {"Nữ", Fit::plausible};
  const bool male = letters.size() >= 3 && edit_distance(letters, "nam") == 1;
  const bool female = letters.size() == 2 && letters[1] == 'u';
  if (male) return {"Nam", Fit::odd};
  if (female) return {"Nữ", Fit::odd};
  return {};
}

Interpretation judge(const Candidate& candidate) {
  const Reading reading = reading_of(trimmed_of(candidate.text, ".,:;_-'`\"|"));
  return {candidate.text, reading.value, confidence_of(candidate.score, reading.fit)};
}

void register_stages(Registrar& registrar) {
  registrar.add(
      {.id = "field.sex", .summary = "Nam or Nữ", .options = {}},
      StageFactory<FieldStage>([](const StageSetup&) { return std::make_unique<SexField>(); }));
}

}  // namespace

Interpretation SexField::interpret(const FieldSpec&,
                                   const std::vector<Candidate>& candidates) const {
  return most_confident(candidates, judge);
}

std::string SexField::print(const FieldSpec&, const std::string& value) const { return value; }

std::string SexField::synthesize(const FieldSpec&, std::mt19937_64& random) const {
  return std::string(vietnamese(pick(random, 2) == 0 ? Sex::male : Sex::female));
}

}  // namespace hoso

HOSO_PLUGIN("field_sex", "1.0.0", "Nam or Nữ", hoso::register_stages)
