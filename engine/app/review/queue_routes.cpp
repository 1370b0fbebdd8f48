// Uploads, how reading goes, the grid, and what people spend.
#include <algorithm>
#include <map>

#include <hoso/error.hpp>

#include "http/cookies.hpp"
#include "station.hpp"

namespace hoso::review {
namespace {

using http::Request;
using http::Response;

Response upload(Station& station, const Request& request) {
  const auto workspace = station.office();
  const store::Bytes bytes = upload_of(request);
  const std::string sha256 = workspace->blobs().put(bytes);
  return json_response(201, {{"sha256", sha256}, {"bytes", bytes.size()}});
}

Response queue(Station& station, const Request&) {
  const auto workspace = station.office();
  return json_response(200, queue_json(store::queue_state(*workspace, station.day_begins())));
}

Response set_paused(Station& station, const Request& request) {
  const Json body = body_of(request);
  if (!body.contains("paused") || !body["paused"].is_boolean())
    throw Error("review.bad_request", {{"detail", "paused"}});
  const auto workspace = station.office();
  store::pause(*workspace, body["paused"].get<bool>(), station.act(request));
  return queue(station, request);
}

Response statistics(Station& station, const Request&) {
  const auto workspace = station.office();
  const store::Effort effort = store::effort(*workspace, station.day_begins());
  return json_response(200, {{"dossiers", effort.dossiers},
                             {"seconds_median", effort.seconds_median},
                             {"keystrokes_median", effort.keystrokes_median},
                             {"today", effort.today}});
}

LocalizedText label_of(const Desk& desk, const std::string& form, const std::string& field) {
  for (const auto& one : desk.forms()) {
    const FieldSpec* spec = one->id == form ? spec_of(*one, field) : nullptr;
    if (spec) return spec->label;
  }
  return {field, field};
}

Response grid(Station& station, const Request& request) {
  const std::string asked = query_text(request, "field");
  const std::size_t slash = asked.find('/');
  if (slash == std::string::npos) throw Error("review.bad_request", {{"detail", "field"}});
  const std::string form = asked.substr(0, slash), field = asked.substr(slash + 1);
  const auto workspace = station.office();
  const std::string viewer = station.act(request).who;
  Json items = Json::array();
  const int limit = std::clamp(query_integer(request, "limit", 60), 1, 200);
  for (const store::OpenField& open : store::open_fields(*workspace, form, field, limit)) {
    const OpenDossier dossier = station.desk().open(*workspace, open.dossier);
    const Json one = field_json(dossier, station.desk(), viewer, {open.document, field});
    if (!one.is_null()) items.push_back({{"dossier", open.dossier}, {"document", open.document}, {"field", one}});
  }
  Json fields = Json::array();
  for (const store::OpenCount& count : store::open_counts(*workspace)) {
    fields.push_back({{"id", count.form + "/" + count.field},
                      {"label", json_of(label_of(station.desk(), count.form, count.field))},
                      {"count", count.count}});
  }
  return json_response(200, {{"items", std::move(items)}, {"fields", std::move(fields)}});
}

}  // namespace

void add_queue_routes(http::Router& router, Station& station) {
  const StationRoutes routes(router, station);
  routes.add("POST", "/api/v1/uploads", upload, {.body = http::BodyClass::upload});
  routes.add("GET", "/api/v1/queue", queue);
  routes.add("POST", "/api/v1/queue", set_paused);
  routes.add("GET", "/api/v1/statistics", statistics);
  routes.add("GET", "/api/v1/grid", grid);
  router.add("GET", "/api/v1/events", [&station](const Request& request) {
    return station.events().subscribe(http::cookie_of(request, session_cookie));
  });
}

}  // namespace hoso::review
