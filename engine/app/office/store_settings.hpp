// What commands around the office's store are told, beside the workspace.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace hoso::app {

enum class QueueAction { show, pause, resume, retry };
enum class AuditAction { verify, show };

struct StoreSettings {
  std::string dossier;           ///< id; empty = all
  std::vector<std::string> ids;  ///< of `hoso export`: dossiers instead of packages
  std::string state;             ///< of dossiers to list; empty = any
  std::string find;              ///< part of a name, an identity number or an id; empty = any
  int limit = 200;               ///< dossiers to list
  bool each = false;             ///< a dossier a file
  QueueAction queue = QueueAction::show;
  AuditAction audit = AuditAction::show;
  std::string head;              ///< hash kept elsewhere; empty = none
  std::string why;               ///< reason of an erasure
  int days = 0;                  ///< how long handed-over dossiers stay
  bool yes = false;              ///< do it, not only list it
  std::filesystem::path from;    ///< backup to restore
  std::filesystem::path folder;  ///< backup to make, or drop folder
  double settle_seconds = 3;     ///< how long a file must lie unchanged
  bool once = false;             ///< take what lies there, then end
};

/// What `hoso scan` asks of a scanner.
struct ScanSettings {
  std::string device;                        ///< as --list names it; empty = the only one there is
  int resolution = 300;                      ///< dots per inch
  std::string mode = "gray";                 ///< "color", "gray", "lineart"
  std::string source;                        ///< "ADF", "Flatbed", … as the scanner calls it; empty = its default
  bool list = false;                         ///< only list the scanners
  std::optional<std::filesystem::path> out;  ///< a TIFF file instead of a dossier
};

}  // namespace hoso::app
