// What was taken out of a drop folder: moved aside, or, where that is not allowed, remembered.
#pragma once

#include <filesystem>
#include <set>
#include <string>

#include "confine/file_descriptor.hpp"
#include "intake/folder_entries.hpp"

namespace hoso::intake {

/// Of one drop folder and one workspace; one process at a time.
class TakenFiles {
 public:
  /// `spool` is the workspace's. Throws Error "intake.watched_already" when another process watches the folder,
  /// "output.not_written".
  TakenFiles(std::filesystem::path folder, const std::filesystem::path& spool);

  /// moved: into `.hoso-taken`, under a name that nothing there has. remembered: it stays, the folder cannot be
  /// written. changed: somebody wrote another file in its place meanwhile; that one is where it was. gone: somebody
  /// took it away.
  enum class Outcome { moved, remembered, changed, gone };

  /// Puts an entry aside whose files are in the store. The original is never deleted or overwritten. Throws Error
  /// "output.not_written".
  Outcome put_aside(const FolderEntry&);
  /// Whether an entry that looks like this was remembered.
  [[nodiscard]] bool knows(const FolderEntry&) const;

 private:
  void remember(const FolderEntry&);

  std::filesystem::path folder_;
  std::filesystem::path list_;
  confine::FileDescriptor lock_;
  std::set<std::string> remembered_;
};

}  // namespace hoso::intake
