// Citizens' pages being checked: in a sealed store whose key dies with the server, and not for long.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "store/dossiers.hpp"

namespace hoso::review {

/// One citizen at the kiosk.
struct KioskCheck {
  std::string dossier;  ///< in the kiosk's store
  std::vector<store::StoredFile> files;
};

/// Any thread. Dossiers that were shown and are no more wait to be erased, until somebody says that they are: a worker
/// may be reading one just now.
class KioskChecks {
 public:
  using Time = std::chrono::steady_clock::time_point;
  static constexpr std::chrono::minutes quiet_time{10};
  /// More citizens than an office has kiosks, and a bound on what strangers can fill.
  static constexpr std::size_t most_checks = 40;
  static constexpr std::size_t most_files = 20;

  /// The check's name. Throws Error "review.kiosk_full".
  std::string begin(KioskCheck check, Time now);
  /// Nullopt = not known any more. Using it keeps it alive.
  [[nodiscard]] std::optional<KioskCheck> find(const std::string& name, Time now);
  void replace(const std::string& name, KioskCheck check, Time now);
  void forget(const std::string& name);
  void forget_quiet(Time now);
  /// What is to be erased and nobody shows.
  [[nodiscard]] std::vector<std::string> to_erase();
  void erased(const std::string& dossier);

 private:
  struct Entry {
    KioskCheck check;
    Time used;
  };
  [[nodiscard]] bool is_shown(const std::string& dossier) const;

  std::mutex mutex_;
  std::map<std::string, Entry> checks_;
  std::set<std::string> left_;  ///< dossiers that a check has shown
};

}  // namespace hoso::review
