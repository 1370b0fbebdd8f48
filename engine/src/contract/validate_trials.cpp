#include <algorithm>

#include "contract/finding_checks.hpp"
#include "contract/trial.hpp"
#include "pipeline/result_checks.hpp"

namespace hoso::contract {
namespace {

std::string complaint_about_any(const Findings& findings, const Dossier& dossier) {
  std::string complaint = pipeline::complaint_about(findings, dossier);
  if (complaint.empty()) complaint = complaint_about(findings.dossier);
  for (const auto& list : findings.documents) {
    if (complaint.empty()) complaint = complaint_about(list);
  }
  return complaint;
}

Answer judged(ValidateStage& stage, const Dossier& dossier, const StageContext& context) {
  const Findings findings = stage.validate(dossier, context);
  Answer answer;
  answer.complaint = complaint_about_any(findings, dossier);
  for (const auto& list : findings.documents) answer.digest.add(list);
  answer.digest.add(findings.dossier);
  for (const Reappraisal& one : findings.reappraisals) {
    answer.digest.add(static_cast<double>(one.document)).add(one.field).add(one.confidence);
  }
  return answer;
}

/// As a pipeline hands it over: nobody judged it yet.
Dossier unjudged(const Material& material) {
  Dossier dossier = dossier_of(material, material.pages.front());
  for (Document& document : dossier.documents) document.findings.clear();
  return dossier;
}

Dossier with_empty_fields(Dossier dossier) {
  for (FieldValue& field : dossier.documents.front().fields) {
    field.raw.clear();
    field.value.clear();
    field.candidates.clear();
    field.confidence = 0;
    field.state = FieldState::empty;
  }
  return dossier;
}

Dossier with_many_documents(Dossier dossier, const Catalogue& forms) {
  for (int i = 0; i < 20; ++i) dossier.documents.push_back(dossier.documents.front());
  for (const auto& form : forms) {
    Document& bare = dossier.documents.emplace_back();
    bare.form = form;
  }
  return dossier;
}

}  // namespace

template <>
Trials<ValidateStage> trials_of(const std::shared_ptr<const Material>& material,
                                const std::string&) {
  const Dossier filled = unjudged(*material);
  const std::vector<std::pair<std::string, Dossier>> dossiers = {
      {"a filled dossier", filled},
      {"a dossier of empty fields", with_empty_fields(filled)},
      {"an empty dossier", Dossier()},
      {"a huge dossier", with_many_documents(filled, material->forms)}};
  Trials<ValidateStage> trials;
  for (const auto& [name, dossier] : dossiers) {
    const auto act = [dossier](ValidateStage& stage, const StageContext& context) {
      return judged(stage, dossier, context);
    };
    trials.push_back({name, act, false});
  }
  return trials;
}

}  // namespace hoso::contract
