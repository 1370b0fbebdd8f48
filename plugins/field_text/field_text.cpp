#include "field_text.hpp"

#include <sstream>

#include <hoso/field_type.hpp>
#include <hoso/plugin.hpp>
#include <hoso/text.hpp>

namespace hoso {
namespace {

std::vector<std::string> occupations() {
  return {"Giáo viên", "Công nhân", "Nông dân", "Buôn bán", "Học sinh", "Nghỉ hưu", "Lao động tự do"};
}

/// "a; b; c"
std::vector<std::string> split_examples(const std::string& text) {
  std::vector<std::string> examples;
  std::istringstream stream(text);
  for (std::string example; std::getline(stream, example, ';');) {
    examples.push_back(normalized_spaces(example));
  }
  return examples;
}

}  // namespace

Interpretation TextField::interpret(const FieldSpec&,
                                    const std::vector<Candidate>& candidates) const {
  return most_confident(candidates, [](const Candidate& candidate) {
    std::string value = normalized_spaces(candidate.text);
    const double confidence = text_confidence(candidate.score, value);
    return Interpretation{candidate.text, std::move(value), confidence};
  });
}

std::string TextField::print(const FieldSpec&, const std::string& value) const { return value; }

std::string TextField::synthesize(const FieldSpec& field, std::mt19937_64& random) const {
  const auto examples = field.parameters.find("examples");
  return pick(random, examples == field.parameters.end() ? occupations()
                                                         : split_examples(examples->second));
}

namespace {

void register_stages(Registrar& registrar) {
  registrar.add(
      {.id = "field.text", .summary = "Free text", .options = {}},
      StageFactory<FieldStage>([](const StageSetup&) { return std::make_unique<TextField>(); }));
}

}  // namespace
}  // namespace hoso

HOSO_PLUGIN("field_text", "1.0.0", "Free text", hoso::register_stages)
