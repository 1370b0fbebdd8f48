// The queue's lines, one dossier, and what people say of its fields.
#include <hoso/error.hpp>
#include <hoso/procedure.hpp>
#include <hoso/text.hpp>

#include "http/problem.hpp"
#include "station.hpp"
#include "store/audit.hpp"

namespace hoso::review {
namespace {

using http::Request;
using http::Response;

Response shown(const Station& station, const OpenDossier& open, const std::string& viewer) {
  return json_response(200, dossier_json(open, station.desk(), viewer, station.setup().procedures));
}

Response list(const Station& station, const Request& request) {
  store::Query query;
  if (const std::string state = query_text(request, "state"); !state.empty()) {
    query.state = store::state_of(state);
    if (!query.state) throw Error("review.bad_request", {{"detail", "state"}});
  }
  query.procedure = query_text(request, "procedure");
  query.text = folded(query_text(request, "q"));
  query.offset = std::max(0, query_integer(request, "offset", 0));
  query.limit = std::clamp(query_integer(request, "limit", 50), 1, 200);
  const auto workspace = station.office();
  const store::Listing listing = store::list(*workspace, query);
  Json lines = Json::array();
  for (const store::Summary& summary : listing.dossiers)
    lines.push_back(summary_json(summary, station.setup().procedures));
  Json counts = Json::object();
  for (const auto& [state, count] : store::counts(*workspace)) counts[std::string(word(state))] = count;
  return json_response(200, {{"dossiers", std::move(lines)}, {"total", listing.total}, {"counts", std::move(counts)}});
}

std::vector<store::StoredFile> files_in(const Json& body) {
  std::vector<store::StoredFile> files;
  const auto list = body.find("files");
  if (list == body.end() || !list->is_array()) throw Error("review.bad_request", {{"detail", "files"}});
  for (const Json& file : *list) {
    if (!file.is_object()) throw Error("review.bad_request", {{"detail", "files"}});
    files.push_back({text_in(file, "sha256"), text_in(file, "name")});
    const std::string& sha256 = files.back().sha256;
    // It becomes part of a path.
    if (sha256.size() != 64 || sha256.find_first_not_of("0123456789abcdef") != std::string::npos) {
      throw Error("review.bad_request", {{"detail", "sha256"}});
    }
  }
  return files;
}

void require_procedure(const Station& station, const std::string& code) {
  if (code.empty() || station.setup().procedures.contains(code)) return;
  throw Error("usage.unknown_procedure", {{"procedure", code}, {"nearest", ""}});
}

Response receive(const Station& station, const Request& request) {
  const Json body = body_of(request);
  const std::string procedure = body.contains("procedure") ? text_in(body, "procedure") : std::string();
  require_procedure(station, procedure);
  const auto workspace = station.office();
  const store::Received received =
      store::receive(*workspace, {files_in(body), procedure, "upload", {}}, station.act(request));
  return json_response(received.known ? 200 : 201,
                       summary_json(store::dossier(*workspace, received.id), station.setup().procedures));
}

Response show(const Station& station, const Request& request) {
  const auto workspace = station.office();
  return shown(station, station.desk().open(*workspace, id_of(request)), station.act(request).who);
}

Action action_of(const std::string& word) {
  if (word == "confirm") return Action::confirm;
  if (word == "correct") return Action::correct;
  if (word == "illegible") return Action::illegible;
  if (word == "undo") return Action::undo;
  throw Error("review.bad_request", {{"detail", "action"}});
}

std::vector<Change> changes_in(const Json& body) {
  std::vector<Change> changes;
  const auto list = body.find("changes");
  if (list == body.end() || !list->is_array() || list->empty())
    throw Error("review.bad_request", {{"detail", "changes"}});
  for (const Json& one : *list) {
    if (!one.is_object()) throw Error("review.bad_request", {{"detail", "changes"}});
    Change change{integer_in(one, "document"), text_in(one, "field"), action_of(text_in(one, "action")), {}, {}};
    if (change.action == Action::correct) change.value = text_in(one, "value");
    if (one.contains("why")) change.why = text_in(one, "why");
    changes.push_back(std::move(change));
  }
  return changes;
}

void add_effort(store::Workspace& workspace, const std::string& id, const Json& body) {
  const double seconds = body.contains("seconds") && body["seconds"].is_number() ? body["seconds"].get<double>() : 0;
  const int keystrokes = body.contains("keystrokes") ? integer_in(body, "keystrokes") : 0;
  // A page that was left open overnight is not a person at work.
  constexpr double longest_seconds = 600;
  if (seconds < 0 || keystrokes < 0) throw Error("review.bad_request", {{"detail", "seconds"}});
  if (seconds > 0 || keystrokes > 0) store::add_effort(workspace, id, std::min(seconds, longest_seconds), keystrokes);
}

Response change(const Station& station, const Request& request) {
  const Json body = body_of(request);
  const std::vector<Change> changes = changes_in(body);
  const auto workspace = station.office();
  const store::Act act = station.act(request);
  add_effort(*workspace, id_of(request), body);
  return shown(station, station.desk().change(*workspace, id_of(request), changes, act), act.who);
}

Response change_rows(const Station& station, const Request& request) {
  const Json body = body_of(request);
  const auto workspace = station.office();
  const store::Act act = station.act(request);
  const int document = integer_in(body, "document");
  const std::string table = text_in(body, "table"), action = text_in(body, "action");
  if (action == "add")
    return shown(station, station.desk().add_row(*workspace, id_of(request), document, table, act), act.who);
  if (action != "remove") throw Error("review.bad_request", {{"detail", "action"}});
  const Desk::RowPlace place{document, table, integer_in(body, "row")};
  return shown(station, station.desk().remove_row(*workspace, id_of(request), place, act), act.who);
}

Response open_fields_response(const Error& error, const std::vector<OpenPlace>& places) {
  Response response = http::problem_response(409, error);
  Json problem = Json::parse(http::body_text(response));
  problem["open"] = Json::array();
  for (const OpenPlace& place : places)
    problem["open"].push_back({{"document", place.document}, {"field", place.field}});
  return json_response(409, problem);
}

Response confirm(const Station& station, const Request& request) {
  const Json body = request.body_bytes > 0 ? body_of(request) : Json::object();
  const auto workspace = station.office();
  const store::Act act = station.act(request);
  add_effort(*workspace, id_of(request), body);
  try {
    return shown(station, station.desk().confirm(*workspace, id_of(request), act), act.who);
  } catch (const Error& error) {
    if (error.code() != std::string_view("store.open_fields")) throw;
    return open_fields_response(error, station.desk().open_places(station.desk().open(*workspace, id_of(request))));
  }
}

Response reopen(const Station& station, const Request& request) {
  const auto workspace = station.office();
  const store::Act act = station.act(request);
  return shown(station, station.desk().reopen(*workspace, id_of(request), act), act.who);
}

Response set_procedure(const Station& station, const Request& request) {
  const std::string procedure = text_in(body_of(request), "procedure");
  require_procedure(station, procedure);
  const auto workspace = station.office();
  const store::Act act = station.act(request);
  store::set_procedure(*workspace, id_of(request), procedure, act);
  return shown(station, station.desk().open(*workspace, id_of(request)), act.who);
}

Response history(const Station& station, const Request& request) {
  const auto workspace = station.office();
  static_cast<void>(store::dossier(*workspace, id_of(request)));
  Json events = Json::array();
  for (const store::AuditEntry& entry : store::history(*workspace, id_of(request))) {
    events.push_back({{"at", time_text(entry.at)},
                      {"who", entry.who},
                      {"action", entry.event.action},
                      {"field", entry.event.subject},
                      {"old", entry.event.details.old_value},
                      {"new", entry.event.details.new_value},
                      {"why", entry.event.details.why}});
  }
  return json_response(200, {{"events", std::move(events)}});
}

}  // namespace

void add_dossier_routes(http::Router& router, Station& station) {
  const StationRoutes routes(router, station);
  routes.add("GET", "/api/v1/dossiers", list);
  routes.add("POST", "/api/v1/dossiers", receive);
  routes.add("GET", "/api/v1/dossiers/{id}", show);
  routes.add("POST", "/api/v1/dossiers/{id}/fields", change);
  routes.add("POST", "/api/v1/dossiers/{id}/rows", change_rows);
  routes.add("POST", "/api/v1/dossiers/{id}/confirm", confirm);
  routes.add("POST", "/api/v1/dossiers/{id}/reopen", reopen);
  routes.add("POST", "/api/v1/dossiers/{id}/procedure", set_procedure);
  routes.add("GET", "/api/v1/dossiers/{id}/history", history);
}

}  // namespace hoso::review
