// What is done once for the whole dossier: validate, then emit.
#pragma once

#include <memory>
#include <stop_token>
#include <vector>

#include "pipeline/crew.hpp"
#include "pipeline/page_reading.hpp"

namespace hoso::pipeline {

struct FinishedDossier {
  Dossier dossier;                  ///< with findings
  std::vector<Artifact> artifacts;  ///< empty unless every validate and emit stage did its work
  Journal journal;
};

/// What finishing works with.
struct FinishingSetup {
  const std::shared_ptr<Pipeline>& pipeline;
  std::shared_ptr<const InputFiles> files;
  const RunTerms& terms;
  Crew& crew;
  const std::stop_token& stop;
  /// false = pages of the files belong to other dossiers, too: emit stages do not get the files, for they would put
  /// other people's pages into the package.
  bool whole_files = true;
};

/// Validate stages judge the dossier one after the other, each seeing what those before it found;
/// emit stages follow, each seeing the artifacts of those before it. A package that lacks findings
/// or files looks better than it is, so one failure means no artifacts at all; no document means
/// none either.
[[nodiscard]] FinishedDossier finish_dossier(Dossier dossier,
                                             const std::vector<PageOutcome>& pages,
                                             const FinishingSetup&);

}  // namespace hoso::pipeline
