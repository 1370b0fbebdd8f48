// Layouts remembered from run to run.
#pragma once

#include <vector>

#include "installation.hpp"
#include "pipeline/run.hpp"
#include "variants/variant_store.hpp"

namespace hoso::app {

/// Where remembered variants lie. Empty = nothing is remembered.
[[nodiscard]] std::filesystem::path variants_folder(const Installation&);

/// What a run may use: the variants of `forms`. That others are those of forms not asked for, or of another
/// templates folder, is no refusal.
[[nodiscard]] variants::Remembered memory_for(const Installation&, const Catalogue& forms);

/// What a run met: new layouts, and remembered ones.
[[nodiscard]] variants::Encounters encounters_of(const pipeline::RunReport& report, const pipeline::RunPlan& plan);

/// What a run adds to the memory.
struct Learning {
  std::vector<std::string> learned;     ///< ids of new variants
  std::vector<Diagnostic> diagnostics;  ///< a warning when they could not be kept
};

/// Remembers the new layouts of `report`, and that those remembered were met again.
[[nodiscard]] Learning learn_from(const pipeline::RunReport& report, const pipeline::RunPlan& plan,
                                  const Installation&);

/// Removes a variant with what was computed from it. Throws as variants::remove does.
void forget(const std::string& id, const Installation&);

}  // namespace hoso::app
