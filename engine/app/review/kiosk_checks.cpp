#include "kiosk_checks.hpp"

#include <algorithm>

#include <hoso/error.hpp>

#include "store/vault.hpp"

namespace hoso::review {

std::string KioskChecks::begin(KioskCheck check, Time now) {
  const std::scoped_lock lock(mutex_);
  if (checks_.size() >= most_checks) throw Error("review.kiosk_full");
  std::string name = store::random_hex(16);
  checks_[name] = {std::move(check), now};
  return name;
}

std::optional<KioskCheck> KioskChecks::find(const std::string& name, Time now) {
  const std::scoped_lock lock(mutex_);
  const auto found = checks_.find(name);
  if (found == checks_.end()) return std::nullopt;
  found->second.used = now;
  return found->second.check;
}

void KioskChecks::replace(const std::string& name, KioskCheck check, Time now) {
  const std::scoped_lock lock(mutex_);
  checks_[name] = {std::move(check), now};
}

bool KioskChecks::is_shown(const std::string& dossier) const {
  return std::ranges::any_of(checks_, [&](const auto& entry) { return entry.second.check.dossier == dossier; });
}

std::vector<std::string> KioskChecks::forget(const std::string& name) {
  const std::scoped_lock lock(mutex_);
  const auto found = checks_.find(name);
  if (found == checks_.end()) return {};
  const std::string dossier = found->second.check.dossier;
  checks_.erase(found);
  return is_shown(dossier) ? std::vector<std::string>() : std::vector<std::string>{dossier};
}

std::vector<std::string> KioskChecks::forget_quiet(Time now) {
  std::vector<std::string> names;
  {
    const std::scoped_lock lock(mutex_);
    for (const auto& [name, entry] : checks_) {
      if (now - entry.used > quiet_time) names.push_back(name);
    }
  }
  std::vector<std::string> gone;
  for (const std::string& name : names) {
    for (std::string& dossier : forget(name)) gone.push_back(std::move(dossier));
  }
  return gone;
}

}  // namespace hoso::review
