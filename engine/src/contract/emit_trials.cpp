#include <set>

#include "contract/trial.hpp"
#include "pipeline/result_checks.hpp"

namespace hoso::contract {
namespace {

std::string complaint_about(const std::vector<Artifact>& made,
                            const std::vector<Artifact>& before) {
  std::set<std::string> paths;
  for (const Artifact& artifact : before) paths.insert(artifact.path);
  for (const Artifact& artifact : made) {
    if (std::string complaint = pipeline::complaint_about(artifact); !complaint.empty()) {
      return complaint;
    }
    if (artifact.media_type.empty()) return "an artifact without media type";
    if (!paths.insert(artifact.path).second) return "two artifacts of the same path";
  }
  return {};
}

struct Emission {
  Dossier dossier;
  std::vector<Page> pages;  ///< of the dossier's first pages; the others could not be decoded
  std::vector<Artifact> before;

  [[nodiscard]] std::vector<FieldValue> fields() const {
    return dossier.documents.empty() ? std::vector<FieldValue>() : dossier.documents.front().fields;
  }
};

Answer emitted(EmitStage& stage, const Emission& emission, const StageContext& context) {
  std::vector<std::shared_ptr<const PageExtract>> extracts(emission.dossier.pages.size());
  for (std::size_t i = 0; i < emission.pages.size(); ++i) {
    const DossierPage& described = emission.dossier.pages[i];
    extracts[i] = stage.extract(emission.pages[i], described, emission.fields(), context);
  }
  const auto made = stage.emit({emission.dossier, extracts, emission.before}, context);
  return answer_with(made, complaint_about(made, emission.before));
}

Emission emission_of(const Material& material, const SpecimenPage& specimen) {
  return {dossier_of(material, specimen),
          {specimen.page},
          {{"contract/note.txt", "text/plain", {'n', 'o', 't', 'e'}, false}}};
}

Emission unknown_page(const Material& material) {
  Emission emission = emission_of(material, material.pages.front());
  emission.dossier.documents.clear();
  emission.dossier.pages.front().match.reset();
  emission.dossier.pages.front().size = {};
  emission.pages.clear();
  return emission;
}

Trial<EmitStage> trial_of(const std::string& name, const Emission& emission, bool heavy) {
  const auto act = [emission](EmitStage& stage, const StageContext& context) {
    return emitted(stage, emission, context);
  };
  return {name, act, heavy};
}

}  // namespace

template <>
Trials<EmitStage> trials_of(const std::shared_ptr<const Material>& material, const std::string&) {
  Trials<EmitStage> trials;
  for (const SpecimenPage& page : material->pages) {
    trials.push_back(trial_of(page.name, emission_of(*material, page), page.huge));
  }
  trials.push_back(trial_of("a page that could not be decoded", unknown_page(*material), false));
  return trials;
}

}  // namespace hoso::contract
