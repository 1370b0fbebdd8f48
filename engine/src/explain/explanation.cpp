#include "explain/explanation.hpp"

#include <algorithm>
#include <set>

#include <hoso/cell_id.hpp>
#include <hoso/error.hpp>

#include "explain/reading_again.hpp"
#include "pipeline/field_judging.hpp"

namespace hoso::explain {
namespace {

/// "a, b, c", each once, in paper order.
std::string fields_of(const Dossier& dossier) {
  std::string list;
  std::set<std::string> seen;
  for (const Document& document : dossier.documents) {
    for (const FieldValue& field : document.fields) {
      if (seen.insert(field.id).second) list += (list.empty() ? "" : ", ") + field.id;
    }
  }
  return list;
}

/// A table's rows are numbered as they were filled, so only the column tells.
const FieldSpec& column_of(const FormTemplate& form, const std::string& id) {
  return *std::ranges::find_if(form.fields, [&](const FieldSpec& spec) {
    return without_row(spec.id) == without_row(id);
  });
}

std::vector<Finding> findings_about(const std::string& field, const Document& document) {
  std::vector<Finding> findings;
  std::ranges::copy_if(document.findings, std::back_inserter(findings), [&](const Finding& one) {
    return std::ranges::find(one.fields, field) != one.fields.end();
  });
  return findings;
}

std::vector<Judgement> judged(const FieldSpec& spec, const std::vector<Candidate>& candidates,
                              pipeline::Pipeline& pipeline, pipeline::CallSite& site) {
  std::vector<Judgement> judgements;
  for (const Candidate& candidate : candidates) {
    const auto made = pipeline::interpreted(spec, {candidate}, pipeline, site);
    if (!made) continue;
    judgements.push_back({candidate, *made});
  }
  return judgements;
}

}  // namespace

std::vector<Explanation> explanations(const Question& question, const pipeline::RunReport& report,
                                      pipeline::Pipeline& pipeline, const pipeline::RunPlan& plan) {
  std::vector<Explanation> all;
  ReadingAgain again(question.file, pipeline, plan);
  for (const Document& document : report.dossier.documents) {
    const FieldValue* value = document.find(question.field);
    if (!value) continue;
    const FieldSpec& spec = column_of(*document.form, value->id);
    Explanation one{document.form, spec.label, spec.type, *value,
                    judged(spec, value->candidates, pipeline, again.site()),
                    findings_about(value->id, document), {}};
    if (value->page > 0) {
      const auto& page = report.dossier.pages[static_cast<std::size_t>(value->page - 1)];
      one.zones = again.pictures(*value, page.page_in_file);
    }
    all.push_back(std::move(one));
  }
  if (all.empty()) {
    throw Error("usage.unknown_field",
                {{"field", question.field}, {"known", fields_of(report.dossier)}});
  }
  return all;
}

}  // namespace hoso::explain
