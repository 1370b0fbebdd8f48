// Copies of a workspace, and workspaces made of copies.
#pragma once

#include <filesystem>
#include <string>

#include "store/workspace.hpp"

namespace hoso::store {

struct BackupCount {
  int dossiers = 0;
  int files = 0;
};

/// A copy of the workspace in the new folder `to`, as of one moment, while others work on. Sealed things stay sealed.
/// `to` is whole or has no hoso-workspace.json. Throws Error "store.not_empty", "output.not_written",
/// "store.file_missing".
BackupCount back_up(Workspace&, const std::filesystem::path& to, const Act&);

/// Makes the new workspace `to` of a backup, once every row's files are there and as they were. Throws Error
/// "store.no_workspace", "store.not_empty", "store.damaged", "store.file_missing".
BackupCount restore(const std::filesystem::path& backup, const std::filesystem::path& to, const SecretSource&);

/// PRAGMA integrity_check, every row's file there, the audit chain whole. Throws Error "store.damaged" that says which.
BackupCount require_whole(Workspace&);

}  // namespace hoso::store
