// A scanner's drop folder: what lies there unchanged for a while becomes dossiers of the store.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include <hoso/diagnostic.hpp>

#include "intake/readable_file.hpp"
#include "intake/taken_files.hpp"
#include "store/dossiers.hpp"

namespace hoso::intake {

using Instant = std::chrono::steady_clock::time_point;

struct DropSettings {
  std::filesystem::path folder;
  /// How long size and time of a file must stay the same. Network file systems tell of changes late, so that seconds
  /// are what is safe.
  std::chrono::milliseconds settle{3000};
  std::string procedure;         ///< of all that comes in; empty = not said
  std::uint64_t most_bytes = 0;  ///< of one file
};

/// A folder without a `ready_marker` must lie unchanged for so many settle times: scanners write a page after the
/// other.
inline constexpr int folder_patience = 10;

struct TakenEntry {
  std::string name;  ///< in the drop folder
  store::Received dossier;
};

/// What one look at the folder brought.
struct DropReport {
  std::vector<TakenEntry> taken;
  std::vector<Diagnostic> problems;  ///< told once for each state of a file
  int waiting = 0;                   ///< entries that may still be written to
};

/// Rules: a file is a dossier; a folder is a dossier of all its files, in the order of their names. A dossier is in the
/// store, on the disk, before its files are moved aside; a process killed between the two takes the same files again
/// and finds the dossier there. What cannot be taken stays where it is. One thread.
class DropFolder {
 public:
  /// Keeps a reference to the workspace. Throws Error "intake.no_folder", "intake.watched_already".
  DropFolder(store::Workspace&, DropSettings);

  /// Lists the folder and takes what has settled. Files are never opened before. Throws what the store throws; the
  /// files are then where they were, and the next look takes them.
  DropReport look(Instant now, const store::Act&);

 private:
  /// An entry as it was first seen to look like this.
  struct Seen {
    FolderEntry entry;
    Instant since;
    bool settled =
        false;  ///< was judged for good: a file that cannot be opened may be tomorrow, without looking otherwise
    std::string told{};  ///< code of the problem that was told; empty = none
  };

  [[nodiscard]] bool has_settled(const Seen&, Instant now) const;
  void judge(Seen&, Instant now, const store::Act&, DropReport&);
  static void tell(Seen&, Diagnostic, DropReport&);
  void take(Seen&, const store::Act&, DropReport&);

  store::Workspace& workspace_;
  DropSettings settings_;
  TakenFiles taken_;
  std::map<std::string, Seen> seen_;
};

}  // namespace hoso::intake
