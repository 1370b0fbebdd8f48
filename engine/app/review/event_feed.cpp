#include "event_feed.hpp"

#include <chrono>
#include <set>

#include <hoso/error.hpp>

namespace hoso::review {
namespace {

/// Dossiers that the history names after entry `seen`, which moves on.
std::set<std::string> changed_since(store::Workspace& workspace, std::int64_t& seen) {
  std::set<std::string> changed;
  store::Statement rows(workspace.database(), "SELECT seq, dossier FROM audit WHERE seq > ? ORDER BY seq");
  rows.with(seen);
  while (rows.next()) {
    seen = rows.integer(0);
    if (!rows.text(1).empty()) changed.insert(rows.text(1));
  }
  return changed;
}

std::int64_t last_entry(store::Workspace& workspace) {
  store::Statement row(workspace.database(), "SELECT max(seq) FROM audit");
  return row.next() ? row.integer(0) : 0;
}

void publish(Station& station, store::Workspace& workspace, const std::string& id) {
  try {
    station.events().publish("dossier",
                             text_of(summary_json(store::dossier(workspace, id), station.setup().procedures)));
  } catch (const Error&) {
    // Erased since: browsers see it when they ask for it.
  }
}

void forget_quiet_citizens(Station& station) {
  if (!station.setup().kiosk) return;
  station.kiosk_checks().forget_quiet(std::chrono::steady_clock::now());
  erase_left(station);
}

}  // namespace

EventFeed::EventFeed(Station& station)
    : station_(station), thread_([this](const std::stop_token& stop) { watch(stop); }) {}

void EventFeed::watch(const std::stop_token& stop) {
  const auto workspace = station_.office();
  std::int64_t seen = last_entry(*workspace);
  std::string told;
  while (!stop.stop_requested()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    try {
      for (const std::string& id : changed_since(*workspace, seen)) publish(station_, *workspace, id);
      const std::string queue = text_of(queue_json(store::queue_state(*workspace, station_.day_begins())));
      if (queue != told) station_.events().publish("queue", queue);
      told = queue;
      forget_quiet_citizens(station_);
    } catch (const Error&) {
      // The store is busy; the next look tells.
    }
  }
}

}  // namespace hoso::review
