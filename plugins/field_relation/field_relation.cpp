#include "field_relation.hpp"

#include <hoso/field_type.hpp>
#include <hoso/plugin.hpp>
#include <hoso/text.hpp>

namespace hoso {
namespace {

// Shorter words are one letter from too many others ("Con", "Cô", "Cụ").
constexpr std::size_t shortest_repaired = 5;

void register_stages(Registrar& registrar) {
  registrar.add(
      {.id = "field.relation", .summary = "Relations to the head of a household", .options = {}},
      StageFactory<FieldStage>([](const StageSetup& setup) {
        return std::make_unique<RelationField>(
            Lexicon::read(setup.resources / "lexicons" / "relations.txt"));
      }));
}

}  // namespace

RelationField::RelationField(Lexicon relations) : relations_(std::move(relations)) {}

/// The one relation that differs by one letter; empty when there are none or several.
std::string RelationField::only_near(const std::string& text) const {
  const std::string written = lower_case(with_official_tones(text));
  if (code_points(written).size() < shortest_repaired) return {};
  std::string near;
  for (const std::string& relation : relations_.entries()) {
    if (edit_distance(written, lower_case(relation)) != 1) continue;
    if (!near.empty()) return {};
    near = relation;
  }
  return near;
}

Interpretation RelationField::judge(const Candidate& candidate) const {
  const std::string text = trimmed_of(normalized_spaces(candidate.text), ".,:;_-'`\"|");
  const double score = candidate.score;
  if (text.empty()) return {candidate.text, "", confidence_of(score, Fit::impossible)};
  if (relations_.contains(text))
    return {candidate.text, relations_.find(text), confidence_of(score, Fit::confirmed)};
  if (std::string known = relations_.find(text); !known.empty())
    return {candidate.text, std::move(known), confidence_of(score, Fit::plausible)};
  if (std::string near = only_near(text); !near.empty())
    return {candidate.text, std::move(near), confidence_of(score, Fit::odd)};
  return {candidate.text, with_official_tones(text),
          confidence_of(score, Fit::odd) * text_confidence(1, text)};
}

Interpretation RelationField::interpret(const FieldSpec&,
                                        const std::vector<Candidate>& candidates) const {
  return most_confident(candidates, [&](const Candidate& candidate) { return judge(candidate); });
}

std::string RelationField::print(const FieldSpec&, const std::string& value) const { return value; }

std::string RelationField::synthesize(const FieldSpec&, std::mt19937_64& random) const {
  const std::vector<std::string> common = {"Vợ",       "Chồng",    "Con đẻ",  "Con đẻ",
                                           "Con đẻ",   "Con nuôi", "Mẹ đẻ",   "Cha đẻ",
                                           "Cháu nội", "Em ruột",  "Con dâu", "Ở thuê"};
  return pick(random, common);
}

}  // namespace hoso

HOSO_PLUGIN("field_relation", "1.0.0", "Relations to the head of a household",
            hoso::register_stages)
