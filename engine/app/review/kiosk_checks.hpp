// Citizens' pages being checked: in a sealed store whose key dies with the server, and not for long.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "store/dossiers.hpp"

namespace hoso::review {

/// One citizen at the kiosk.
struct KioskCheck {
  std::string dossier;  ///< in the kiosk's store
  std::vector<store::StoredFile> files;
};

/// Any thread. Forgetting a check gives the dossier to erase when no other check shows it.
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
  /// Dossiers that nobody shows any more.
  [[nodiscard]] std::vector<std::string> forget(const std::string& name);
  [[nodiscard]] std::vector<std::string> forget_quiet(Time now);

 private:
  struct Entry {
    KioskCheck check;
    Time used;
  };
  [[nodiscard]] bool is_shown(const std::string& dossier) const;

  std::mutex mutex_;
  std::map<std::string, Entry> checks_;
};

}  // namespace hoso::review
