#include "kiosk_checks.hpp"

#include <algorithm>
#include <iterator>

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
  Entry& entry = checks_[name];
  left_.insert(entry.check.dossier);
  entry = {std::move(check), now};
}

bool KioskChecks::is_shown(const std::string& dossier) const {
  return std::ranges::any_of(checks_, [&](const auto& entry) { return entry.second.check.dossier == dossier; });
}

void KioskChecks::forget(const std::string& name) {
  const std::scoped_lock lock(mutex_);
  const auto found = checks_.find(name);
  if (found == checks_.end()) return;
  left_.insert(found->second.check.dossier);
  checks_.erase(found);
}

void KioskChecks::forget_quiet(Time now) {
  const std::scoped_lock lock(mutex_);
  std::erase_if(checks_, [&](const auto& entry) {
    const bool quiet = now - entry.second.used > quiet_time;
    if (quiet) left_.insert(entry.second.check.dossier);
    return quiet;
  });
}

std::vector<std::string> KioskChecks::to_erase() {
  const std::scoped_lock lock(mutex_);
  std::vector<std::string> dossiers;
  std::ranges::copy_if(left_, std::back_inserter(dossiers), [&](const std::string& id) { return !is_shown(id); });
  return dossiers;
}

void KioskChecks::erased(const std::string& dossier) {
  const std::scoped_lock lock(mutex_);
  left_.erase(dossier);
}

}  // namespace hoso::review
