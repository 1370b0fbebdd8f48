// What the store holds about a person, and how it goes away.
#pragma once

#include <string>
#include <vector>

#include "store/dossiers.hpp"

namespace hoso::store {

/// Dossiers whose present values hold this text (an identity number; folded as searches are), all states, oldest first.
[[nodiscard]] std::vector<Summary> holdings(Workspace&, const std::string& text);

/// Takes a dossier out of the store: values, answers, readings, pictures, its package, every file that no other dossier
/// has, and the office's lessons, which may hold what it said (learn anew). What is left is its history without
/// details, and one entry that says so. Files are overwritten before they go. A killed erasure is finished by `sweep`.
/// Throws Error "store.unknown_dossier", "store.wrong_state" while a worker reads it.
void erase(Workspace&, const std::string& id, const std::string& why, const Act&);

/// Dossiers handed over or closed before `before`, oldest first: those whose time is up.
[[nodiscard]] std::vector<std::string> expired(Workspace&, std::chrono::sys_seconds before);

/// Erases files that nobody refers to and that are older than a day (an upload may still become a dossier). Gives their
/// number.
int sweep(Workspace&, std::chrono::sys_seconds now);

}  // namespace hoso::store
