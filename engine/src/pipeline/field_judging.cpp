#include "pipeline/field_judging.hpp"

#include <hoso/text.hpp>

#include "pipeline/result_checks.hpp"

namespace hoso::pipeline {

std::optional<Interpretation> interpreted(const FieldSpec& field,
                                          const std::vector<Candidate>& candidates,
                                          Pipeline& pipeline, CallSite& site) {
  const std::string stage = "field." + field.type;
  auto* slot = find(pipeline.field, stage);
  if (!slot) {
    const Candidate& best = candidates.front();
    return Interpretation{best.text, best.text, best.score};
  }
  auto result = site.call(stage, [&](const StageContext&) {
    return slot->lease()->interpret(field, candidates);
  });
  if (!result) return std::nullopt;
  if (const std::string complaint = complaint_about(*result); !complaint.empty()) {
    site.note_bad_result(stage, complaint);
    return std::nullopt;
  }
  return Interpretation{nfc(result->raw), nfc(result->value), result->confidence};
}

}  // namespace hoso::pipeline
