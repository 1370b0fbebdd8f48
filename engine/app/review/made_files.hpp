// What is made of a dossier for others: the receiver's package, its rehearsal, the receipt, the clean form.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "desk_json.hpp"
#include "review/worker.hpp"

namespace hoso::review {

/// Where children of this program put what they make before it is in the store.
struct Workshop {
  std::filesystem::path program;  ///< the hoso command
  std::filesystem::path templates;
  std::filesystem::path scratch;     ///< of a sealed store a folder in memory
  std::vector<std::string> options;  ///< of `hoso pack`: --facts, --allow-unconfined
};

/// In memory where the store seals, else in its scratch folder.
[[nodiscard]] std::filesystem::path scratch_for(const store::Workspace&);

/// "portal" (zip) when the package can be made, and "rehearsal" (JSON: Rehearsal of openapi.yaml) in any case.
[[nodiscard]] std::vector<WorkerSetup::More> portal_files(const std::vector<Artifact>& package, const store::Summary&,
                                                          const Workshop&);

/// The receipt of a dossier as PDF. Throws Error "review.no_procedure", "review.not_made".
[[nodiscard]] store::Bytes receipt_of(const OpenDossier&, const Workshop&);

/// The first document typed onto the clean form, as PDF. Throws Error "review.not_made".
[[nodiscard]] store::Bytes clean_form_of(const OpenDossier&, const Workshop&);

}  // namespace hoso::review
