#include "field_relation.hpp"

#include <hoso/listed_text.hpp>
#include <hoso/plugin.hpp>

namespace hoso {
namespace {

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

Interpretation RelationField::interpret(const FieldSpec&,
                                        const std::vector<Candidate>& candidates) const {
  return most_confident(candidates, [&](const Candidate& candidate) {
    return judged_by_list(candidate, relations_);
  });
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
