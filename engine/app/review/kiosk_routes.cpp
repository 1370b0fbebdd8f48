// The citizen's page: pages in, verdict, corrections, the clean form; nothing stays unless it is handed in.
#include <hoso/error.hpp>

#include "http/problem.hpp"
#include "made_files.hpp"
#include "pre_check.hpp"
#include "station.hpp"
#include "store/retention.hpp"

namespace hoso::review {
namespace {

using http::Request;
using http::Response;
using store::State;

constexpr const char* citizen = "citizen";

std::chrono::steady_clock::time_point tick() { return std::chrono::steady_clock::now(); }

WorkspacePool::Lent kiosk_of(const Station& station) {
  if (!station.setup().kiosk) throw Error("review.no_kiosk");
  return station.setup().kiosk->lend();
}

KioskCheck check_of(Station& station, const Request& request) {
  const auto found = station.kiosk_checks().find(request.parameters.at("check"), tick());
  if (!found) throw Error("review.not_found");
  return *found;
}

Response take_in(Station& station, const Request& request) {
  const auto workspace = kiosk_of(station);
  KioskCheck check;
  const std::string name = query_text(request, "check");
  if (!name.empty()) {
    const auto found = station.kiosk_checks().find(name, tick());
    if (!found) throw Error("review.not_found");
    check = *found;
  }
  if (check.files.size() >= KioskChecks::most_files) throw Error("review.kiosk_full");
  check.files.push_back({workspace->blobs().put(upload_of(request)), file_name_of(request)});
  check.dossier = store::receive(*workspace, {check.files, {}, "kiosk", {}}, {citizen, station.now()}).id;
  if (name.empty()) return json_response(201, {{"check", station.kiosk_checks().begin(check, tick())}});
  station.kiosk_checks().replace(name, check, tick());
  return json_response(201, {{"check", name}});
}

Json problem_json(const std::string& code) {
  return Json::parse(http::body_text(http::problem_response(422, Error(code))));
}

Json verdict_json(const OpenDossier& open, const Desk& desk) {
  app::Result result;
  result.report.dossier = open.dossier;
  result.report.status = pipeline::status_of(open.dossier, {});
  const app::PreCheck check = app::pre_check(result);
  constexpr const char* severities[] = {"blocking", "doubtful", "advice"};
  Json items = Json::array();
  for (const app::PreCheckGroup& group : check.groups) {
    for (const app::PreCheckItem& item : group.items) {
      items.push_back({{"severity", severities[static_cast<int>(group.severity)]},
                       {"message", json_of(item.message)},
                       {"where", json_of(item.where)},
                       {"next_step", json_of(item.next_step)},
                       {"legal_source", item.legal_source}});
    }
  }
  return {{"state", "done"},
          {"verdict", json_of(check.verdict)},
          {"urgency", severities[static_cast<int>(check.urgency)]},
          {"items", std::move(items)},
          {"documents", documents_json(open, desk, citizen)}};
}

Response show(Station& station, const Request& request) {
  const KioskCheck check = check_of(station, request);
  const auto workspace = kiosk_of(station);
  const OpenDossier open = station.desk().open(*workspace, check.dossier);
  if (open.summary.state == State::set_aside) {
    return json_response(200, {{"state", "failed"}, {"problem", problem_json(open.summary.problem)}});
  }
  if (open.summary.state != State::needs_review) return json_response(200, {{"state", "reading"}});
  return json_response(200, verdict_json(open, station.desk()));
}

Response correct(Station& station, const Request& request) {
  const KioskCheck check = check_of(station, request);
  const Json body = body_of(request);
  if (!body.contains("changes") || !body["changes"].is_array())
    throw Error("review.bad_request", {{"detail", "changes"}});
  std::vector<Change> changes;
  for (const Json& one : body["changes"]) {
    if (!one.is_object()) throw Error("review.bad_request", {{"detail", "changes"}});
    changes.push_back({integer_in(one, "document"), text_in(one, "field"), Action::correct, text_in(one, "value"), {}});
  }
  const auto workspace = kiosk_of(station);
  return json_response(200,
                       verdict_json(station.desk().change(*workspace, check.dossier, changes, {citizen, station.now()}),
                                    station.desk()));
}

Response clean_form(Station& station, const Request& request) {
  const KioskCheck check = check_of(station, request);
  const auto workspace = kiosk_of(station);
  const Workshop workshop{station.setup().program, station.setup().templates, scratch_for(*workspace), {}};
  Response response;
  response.media_type = "application/pdf";
  response.body = clean_form_of(station.desk().open(*workspace, check.dossier), workshop);
  response.headers["content-disposition"] = "inline; filename=\"to-khai.pdf\"";
  return response;
}

Response finish(Station& station, const Request& request) {
  station.kiosk_checks().forget(request.parameters.at("check"));
  erase_left(station);
  Response response;
  response.status = 204;
  return response;
}

Response hand_in(Station& station, const Request& request) {
  const KioskCheck check = check_of(station, request);
  const auto workspace = kiosk_of(station);
  const auto office = station.office();
  for (const store::StoredFile& file : check.files) office->blobs().put(workspace->blobs().get(file.sha256));
  const store::Received received = store::receive(*office, {check.files, {}, "kiosk", {}}, {citizen, station.now()});
  station.kiosk_checks().forget(request.parameters.at("check"));
  erase_left(station);
  return json_response(201, {{"id", received.id}});
}

}  // namespace

void erase_left(Station& station) {
  const auto workspace = kiosk_of(station);
  for (const std::string& id : station.kiosk_checks().to_erase()) {
    try {
      store::erase(*workspace, id, "kiosk", {"hoso", station.now()});
      station.kiosk_checks().erased(id);
    } catch (const Error& error) {
      if (error.code() == std::string_view("store.unknown_dossier")) station.kiosk_checks().erased(id);
    }
  }
}

void add_kiosk_routes(http::Router& router, Station& station) {
  const StationRoutes routes(router, station);
  constexpr http::RouteOptions open{.open = true};
  routes.add("POST", "/api/v1/kiosk/checks", take_in, {.body = http::BodyClass::upload, .open = true});
  routes.add("GET", "/api/v1/kiosk/checks/{check}", show, open);
  routes.add("DELETE", "/api/v1/kiosk/checks/{check}", finish, open);
  routes.add("POST", "/api/v1/kiosk/checks/{check}/fields", correct, open);
  routes.add("GET", "/api/v1/kiosk/checks/{check}/form", clean_form, open);
  routes.add("POST", "/api/v1/kiosk/checks/{check}/hand-in", hand_in, open);
}

}  // namespace hoso::review
