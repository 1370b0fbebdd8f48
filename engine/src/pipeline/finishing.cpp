#include "pipeline/finishing.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "pipeline/result_checks.hpp"
#include "pipeline/stage_job.hpp"

namespace hoso::pipeline {
namespace {

/// What the jobs touch; shared with them.
struct State {
  std::shared_ptr<Pipeline> pipeline;
  std::shared_ptr<const InputFiles> files;
  bool whole_files = true;
  std::shared_ptr<const Dossier> dossier;
  std::vector<std::vector<std::shared_ptr<const PageExtract>>> extracts;  ///< by emit stage, page
  std::vector<Artifact> artifacts;
  std::size_t validated = 0;              ///< validate stages that gave their findings
  std::size_t emitted = 0;                ///< emit stages that did their work
  std::vector<Journal> validate_journals;
  std::vector<Journal> emit_journals;
};

using SharedState = std::shared_ptr<State>;

std::vector<std::vector<std::shared_ptr<const PageExtract>>> by_stage(
    const std::vector<PageOutcome>& pages, std::size_t stages) {
  std::vector<std::vector<std::shared_ptr<const PageExtract>>> extracts(stages);
  for (std::size_t stage = 0; stage < stages; ++stage) {
    for (const PageOutcome& page : pages) {
      extracts[stage].push_back(stage < page.extracts.size() ? page.extracts[stage] : nullptr);
    }
  }
  return extracts;
}

/// A stage that works on the whole dossier may take longer the more pages there are.
JobScope scope_for(const std::string& stage, const RunTerms& terms, const Dossier& dossier) {
  const double seconds =
      terms.limits.page_seconds * (1 + static_cast<double>(dossier.pages.size()) / 20);
  return {terms, {}, stage, "limit.stage_time", seconds};
}

void append(std::vector<Finding>& findings, const std::vector<Finding>& more) {
  findings.insert(findings.end(), more.begin(), more.end());
}

void reappraise(Dossier& dossier, const Reappraisal& one) {
  auto& fields = dossier.documents[one.document].fields;
  std::ranges::find(fields, one.field, &FieldValue::id)->confidence = one.confidence;
}

/// A copy: a stage that hangs may still be looking at the one it was given.
std::shared_ptr<const Dossier> judged(Dossier dossier, const Findings& findings) {
  for (std::size_t i = 0; i < dossier.documents.size(); ++i) {
    append(dossier.documents[i].findings, findings.documents[i]);
  }
  append(dossier.findings, findings.dossier);
  for (const Reappraisal& one : findings.reappraisals) reappraise(dossier, one);
  return std::make_shared<const Dossier>(std::move(dossier));
}

/// The stage's findings, if it gave usable ones.
std::optional<Findings> findings_of(StageSlot<ValidateStage>& slot, const Dossier& dossier,
                                    const InputFiles& files, CallSite& site) {
  auto findings = site.call(slot.id(), [&](const StageContext& context) {
    return slot.lease()->validate_with_files(dossier, files, context);
  });
  if (!findings) return std::nullopt;
  const std::string complaint = complaint_about(*findings, dossier);
  if (complaint.empty()) return findings;
  site.note_bad_result(slot.id(), complaint);
  return std::nullopt;
}

Job validate_job(const SharedState& state, std::size_t index, const RunTerms& terms) {
  auto* slot = state->pipeline->validate[index].get();
  return stage_job(
      state, scope_for(slot->id(), terms, *state->dossier), state->validate_journals[index],
      [dossier = state->dossier, files = state->files, slot](int, CallSite& site) {
        return findings_of(*slot, *dossier, *files, site);
      },
      [state](std::optional<Findings> findings) {
        if (!findings) return Job::Next();
        state->dossier = judged(*state->dossier, *findings);
        ++state->validated;
        return Job::Next();
      });
}

/// True = every validate stage gave its findings. One that fails does not keep the others from it.
bool validate(const SharedState& state, const FinishingSetup& setup) {
  const std::size_t stages = state->pipeline->validate.size();
  for (std::size_t i = 0; i < stages; ++i) {
    setup.crew.add(validate_job(state, i, setup.terms));
    setup.crew.finish(setup.stop, {});
  }
  return state->validated == stages;
}

/// Nullopt = one of them may not be written.
std::optional<std::vector<Artifact>> checked(std::optional<std::vector<Artifact>> artifacts,
                                             const std::vector<Artifact>& before,
                                             const std::string& stage, CallSite& site) {
  if (!artifacts) return std::nullopt;
  std::set<std::string_view> paths;
  for (const Artifact& artifact : before) paths.insert(artifact.path);
  for (const Artifact& artifact : *artifacts) {
    if (complaint_about(artifact).empty() && paths.insert(artifact.path).second) continue;
    Diagnostic diagnostic;
    diagnostic.code = "plugin.bad_artifact";
    diagnostic.arguments["artifact"] = artifact.path;
    site.note(stage, std::move(diagnostic));
    return std::nullopt;
  }
  return artifacts;
}

Job emit_job(const SharedState& state, std::size_t index, const RunTerms& terms) {
  auto* slot = state->pipeline->emit[index].get();
  return stage_job(
      state, scope_for(slot->id(), terms, *state->dossier), state->emit_journals[index],
      [state, slot, index](int, CallSite& site) {
        auto artifacts = site.call(slot->id(), [&](const StageContext& context) {
          return slot->lease()->emit({*state->dossier, state->extracts[index], state->artifacts,
                                       state->whole_files ? state->files.get() : nullptr},
                                     context);
        });
        return checked(std::move(artifacts), state->artifacts, slot->id(), site);
      },
      [state](std::optional<std::vector<Artifact>> artifacts) {
        if (!artifacts) return Job::Next();
        for (Artifact& artifact : *artifacts) state->artifacts.push_back(std::move(artifact));
        ++state->emitted;
        return Job::Next();
      });
}

/// True = every emit stage did its work.
bool emit(const SharedState& state, const FinishingSetup& setup) {
  const std::size_t stages = state->pipeline->emit.size();
  for (std::size_t i = 0; i < stages && state->emitted == i; ++i) {
    setup.crew.add(emit_job(state, i, setup.terms));
    setup.crew.finish(setup.stop, {});
  }
  return state->emitted == stages;
}

SharedState state_for(Dossier dossier, const std::vector<PageOutcome>& pages, const FinishingSetup& setup) {
  const std::shared_ptr<Pipeline>& pipeline = setup.pipeline;
  const auto state = std::make_shared<State>();
  state->pipeline = pipeline;
  state->files = setup.files;
  state->whole_files = setup.whole_files;
  state->dossier = std::make_shared<const Dossier>(std::move(dossier));
  state->extracts = by_stage(pages, pipeline->emit.size());
  state->validate_journals.resize(pipeline->validate.size());
  state->emit_journals.resize(pipeline->emit.size());
  return state;
}

}  // namespace

FinishedDossier finish_dossier(Dossier dossier, const std::vector<PageOutcome>& pages,
                               const FinishingSetup& setup) {
  const SharedState state = state_for(std::move(dossier), pages, setup);
  FinishedDossier finished;
  if (validate(state, setup) && !state->dossier->documents.empty() && emit(state, setup)) {
    finished.artifacts = std::move(state->artifacts);
  }
  finished.dossier = *state->dossier;
  for (const Journal& journal : state->validate_journals) append(finished.journal, journal);
  for (const Journal& journal : state->emit_journals) append(finished.journal, journal);
  return finished;
}

}  // namespace hoso::pipeline
