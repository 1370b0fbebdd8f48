// What lies in a scanner's drop folder, seen from outside: nothing is opened.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace hoso::intake {

/// How a file looked; one that is still written to looks otherwise a moment later.
struct FileMark {
  std::string name;  ///< in its folder
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;
  std::uint64_t inode = 0;
  friend bool operator==(const FileMark&, const FileMark&) = default;
};

/// file: one paper, a dossier of its own. folder: its files are one dossier. other: a link, pipe, socket or device.
enum class EntryKind { file, folder, other };

struct FolderEntry {
  std::string name;
  EntryKind kind = EntryKind::other;
  std::vector<FileMark> files;  ///< the file itself; of a folder all its files, in the order of their names
  std::string misfit;           ///< what in a folder is no file; empty = nothing
  bool ready = false;           ///< a folder that holds `ready_marker`
};

/// A folder is ready at once when a file of this name lies in it.
inline constexpr const char* ready_marker = "hoso.ready";
/// Where files lie once they are in the store; in the drop folder.
inline constexpr const char* taken_name = ".hoso-taken";

/// Whether a program still writes a file of this name, or it is none of a person's: ".part", ".tmp", ".crdownload",
/// "~$…".
[[nodiscard]] bool is_unfinished_name(const std::string& name);

/// "page 2" comes before "page 10".
[[nodiscard]] bool comes_before(const std::string& left, const std::string& right);

/// By name. Hidden entries and what desktops leave (Thumbs.db, desktop.ini) are passed over, and what vanishes
/// meanwhile. Throws Error "intake.no_folder" when the folder cannot be listed.
[[nodiscard]] std::vector<FolderEntry> entries_of(const std::filesystem::path& folder);

/// As one name that tells nothing of the file's: SHA-256, hex.
[[nodiscard]] std::string print_of(const FolderEntry&);

}  // namespace hoso::intake
