#include "event_feed.hpp"

#include <chrono>

#include <hoso/error.hpp>

#include "store/audit.hpp"

namespace hoso::review {
namespace {

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
  std::int64_t seen = 0;
  static_cast<void>(store::changed_since(*workspace, seen));
  std::string told;
  while (!stop.stop_requested()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    try {
      for (const std::string& id : store::changed_since(*workspace, seen)) publish(station_, *workspace, id);
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
