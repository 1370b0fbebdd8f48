#include "field_text.hpp"

#include <hoso/field_type.hpp>
#include <hoso/plugin.hpp>
#include <hoso/text.hpp>

namespace hoso {

Interpretation TextField::interpret(const FieldSpec&,
                                    const std::vector<Candidate>& candidates) const {
  return most_confident(candidates, [](const Candidate& candidate) {
    std::string value = normalized_spaces(candidate.text);
    const double confidence = text_confidence(candidate.score, value);
    return Interpretation{candidate.text, std::move(value), confidence};
  });
}

std::string TextField::print(const FieldSpec&, const std::string& value) const { return value; }

std::string TextField::synthesize(const FieldSpec&, std::mt19937_64& random) const {
  const std::vector<std::string> samples = {"Giáo viên", "Công nhân", "Nông dân",      "Buôn bán",
                                            "Học sinh",  "Nghỉ hưu",  "Lao động tự do"};
  return pick(random, samples);
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
