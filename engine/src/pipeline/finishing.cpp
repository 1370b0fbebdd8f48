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
  Dossier dossier;
  std::vector<std::vector<std::shared_ptr<const PageExtract>>> extracts;  ///< by emit stage, page
  std::vector<std::optional<Findings>> findings;                          ///< by validate stage
  std::vector<Artifact> artifacts;
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

std::optional<Findings> checked(std::optional<Findings> findings, const std::string& stage,
                                std::size_t documents, CallSite& site) {
  if (findings && findings->documents.size() != documents) {
    site.note_bad_result(stage, "findings for another number of documents");
    return std::nullopt;
  }
  return findings;
}

Job validate_job(const SharedState& state, std::size_t index, const RunTerms& terms) {
  auto* slot = state->pipeline->validate[index].get();
  return stage_job(
      state, scope_for(slot->id(), terms, state->dossier), state->validate_journals[index],
      [state, slot](int, CallSite& site) {
        auto findings = site.call(slot->id(), [&](const StageContext& context) {
          return slot->lease()->validate(state->dossier, context);
        });
        return checked(std::move(findings), slot->id(), state->dossier.documents.size(), site);
      },
      [state, index](std::optional<Findings> findings) {
        state->findings[index] = std::move(findings);
        return Job::Next();
      });
}

void append(std::vector<Finding>& findings, const std::vector<Finding>& more) {
  findings.insert(findings.end(), more.begin(), more.end());
}

/// True = every validate stage gave its findings.
bool validate(const SharedState& state, const FinishingSetup& setup) {
  for (std::size_t i = 0; i < state->findings.size(); ++i) {
    setup.crew.add(validate_job(state, i, setup.terms));
  }
  setup.crew.finish(setup.stop, {});
  return std::ranges::all_of(state->findings, [](const auto& one) { return one.has_value(); });
}

/// The dossier with the findings there are, in the stages' order. A copy: a stage that hangs may
/// still be looking at the one it was given.
Dossier with_findings(Dossier dossier, const std::vector<std::optional<Findings>>& all) {
  for (const auto& findings : all) {
    if (!findings) continue;
    for (std::size_t i = 0; i < dossier.documents.size(); ++i) {
      append(dossier.documents[i].findings, findings->documents[i]);
    }
    append(dossier.findings, findings->dossier);
  }
  return dossier;
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
      state, scope_for(slot->id(), terms, state->dossier), state->emit_journals[index],
      [state, slot, index](int, CallSite& site) {
        auto artifacts = site.call(slot->id(), [&](const StageContext& context) {
          return slot->lease()->emit({state->dossier, state->extracts[index], state->artifacts},
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

SharedState state_for(Dossier dossier, const std::vector<PageOutcome>& pages,
                      const std::shared_ptr<Pipeline>& pipeline) {
  const auto state = std::make_shared<State>();
  state->pipeline = pipeline;
  state->dossier = std::move(dossier);
  state->extracts = by_stage(pages, pipeline->emit.size());
  state->findings.resize(pipeline->validate.size());
  state->validate_journals.resize(pipeline->validate.size());
  state->emit_journals.resize(pipeline->emit.size());
  return state;
}

}  // namespace

FinishedDossier finish_dossier(Dossier dossier, const std::vector<PageOutcome>& pages,
                               const FinishingSetup& setup) {
  const SharedState state = state_for(std::move(dossier), pages, setup.pipeline);
  FinishedDossier finished;
  const bool judged = validate(state, setup);
  finished.dossier = with_findings(state->dossier, state->findings);
  if (judged && !finished.dossier.documents.empty()) {
    state->dossier = finished.dossier;
    if (emit(state, setup)) finished.artifacts = std::move(state->artifacts);
  }
  for (const Journal& journal : state->validate_journals) append(finished.journal, journal);
  for (const Journal& journal : state->emit_journals) append(finished.journal, journal);
  return finished;
}

}  // namespace hoso::pipeline
