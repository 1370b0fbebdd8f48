// The interface of the designer's page: openapi.yaml.
#include <fstream>

#include <hoso/error.hpp>

#include "designer/designer.hpp"
#include "designer/template_edit.hpp"
#include "files/durable_files.hpp"
#include "http/cookies.hpp"
#include "http/problem.hpp"
#include "page_files.hpp"
#include "review/station.hpp"

namespace hoso::designer {
namespace {

using http::Request;
using http::Response;
using review::body_of;
using review::integer_in;
using review::Json;
using review::json_response;
using review::text_in;

Response session_response(const Designer& designer) { return json_response(200, {{"csrf", designer.csrf()}}); }

Response open_session(Designer& designer, const Request& request) {
  designer.open_session(text_in(body_of(request), "link"));
  Response response = session_response(designer);
  response.set_cookies.push_back(http::cookie({session_cookie, designer.session()}, request.secure));
  return response;
}

Response session(Designer& designer, const Request&) { return session_response(designer); }

Response state(Designer& designer, const Request&) { return json_response(200, designer.state()); }

Response edit(Designer& designer, const Request& request) {
  const Json body = body_of(request);
  const auto wanted = body.find("edit");
  if (wanted == body.end() || !wanted->is_object()) throw Error("review.bad_request", {{"detail", "edit"}});
  const int version = integer_in(body, "version");
  const Moment moment = designer.opened().now();
  if (moment.version != version) throw Error("designer.stale");
  designer.opened().change(version, edited(moment, *wanted));
  return state(designer, request);
}

template <void (OpenTemplate::*step)(int)>
Response stepped(Designer& designer, const Request& request) {
  (designer.opened().*step)(integer_in(body_of(request), "version"));
  return state(designer, request);
}

Response difference(Designer& designer, const Request&) {
  const Difference difference = designer.opened().difference();
  return json_response(
      200,
      {{"text", difference.text}, {"sha256", difference.sha256}, {"on_disk", designer.opened().difference_on_disk()}});
}

Response save(Designer& designer, const Request& request) {
  const Json body = body_of(request);
  designer.opened().save(integer_in(body, "version"), text_in(body, "agreed"));
  return state(designer, request);
}

Response blank(Designer& designer, const Request& request) {
  return http::text_response(200, "image/png", designer.blank_of(review::path_integer(request, "page") - 1));
}

Json json_of(const MmRect& box) { return {{"x", box.x}, {"y", box.y}, {"width", box.width}, {"height", box.height}}; }

Json json_of(const PrintedTable& table) {
  Json columns = Json::array();
  for (const auto& [x, width, header] : table.columns) {
    columns.push_back({{"x", x}, {"width", width}, {"header", header}});
  }
  return {{"box", json_of(table.box)}, {"rows", table.rows}, {"columns", std::move(columns)}};
}

Response places(Designer& designer, const Request& request) {
  const PrintedPlaces found = designer.places_on(review::path_integer(request, "page") - 1);
  Json list = Json::array();
  const auto add = [&](const char* kind, const MmRect& box, int cells) {
    list.push_back({{"kind", kind}, {"box", json_of(box)}, {"cells", cells}});
  };
  for (const MmRect& line : found.lines) add("line", line, 0);
  for (const PrintedComb& comb : found.combs) add("comb", comb.box, comb.cells);
  for (const MmRect& box : found.boxes) add("box", box, 0);
  for (const MmRect& cell : found.cells) add("cell", cell, 0);
  Json tables = Json::array();
  for (const PrintedTable& table : found.tables) tables.push_back(json_of(table));
  return json_response(200, {{"places", std::move(list)}, {"tables", std::move(tables)}});
}

/// The scan lies in a folder of its own while it is read, and nowhere afterwards.
Response try_reading(Designer& designer, const Request& request) {
  const files::TemporaryFolder folder(std::filesystem::temp_directory_path(), "hoso-trial");
  const std::filesystem::path scan = folder.path() / "scan";
  files::write_durably(scan, review::upload_of(request));
  return json_response(200, designer.try_reading(scan));
}

Response crop(Designer& designer, const Request& request) {
  Response response;
  response.media_type = "image/jpeg";
  response.body = designer.crop(request.parameters.at("field"));
  return response;
}

/// The review station's pages but its own ones: "/" is the designer.
void add_files(http::Router& router) {
  for (const review::PageFile& file : review::page_files()) {
    const std::string path(file.path);
    const bool own = path.starts_with("/designer") || path == "/icon.svg";
    if (!own) continue;
    router.add("GET", path == "/designer" ? "/" : path,
               [file](const Request&) { return http::text_response(200, std::string(file.media_type), file.bytes); },
               {.open = true});
  }
}

}  // namespace

http::Router routes_of(Designer& designer) {
  http::Router router;
  const auto add = [&](const char* method, const char* path, Response (*handler)(Designer&, const Request&),
                       http::RouteOptions options = {}) {
    router.add(
        method, path, [&designer, handler](const Request& request) { return handler(designer, request); }, options);
  };
  add("POST", "/api/v1/session", open_session, {.open = true});
  add("GET", "/api/v1/session", session);
  add("GET", "/api/v1/template", state);
  add("POST", "/api/v1/template/edits", edit);
  add("POST", "/api/v1/template/undo", stepped<&OpenTemplate::undo>);
  add("POST", "/api/v1/template/redo", stepped<&OpenTemplate::redo>);
  add("POST", "/api/v1/template/reload", stepped<&OpenTemplate::reload>);
  add("GET", "/api/v1/template/difference", difference);
  add("POST", "/api/v1/template/save", save);
  add("GET", "/api/v1/template/pages/{page}/image", blank);
  add("GET", "/api/v1/template/pages/{page}/places", places);
  add("POST", "/api/v1/template/trial", try_reading, {.body = http::BodyClass::upload});
  add("GET", "/api/v1/template/trial/{field}/crop", crop);
  add_files(router);
  return router;
}

std::optional<Response> refusal(const Designer& designer, const Request& request) {
  if (designer.is_own(request)) return std::nullopt;
  return http::problem_response(401, Error("designer.bad_link"));
}

int status_of(const std::exception& failure, int status) {
  const auto* error = dynamic_cast<const Error*>(&failure);
  if (!error || status != 500) return status;
  const std::string_view code = error->code();
  if (code == "designer.bad_link") return 403;
  if (code == "designer.stale" || code == "designer.changed_on_disk" || code == "designer.not_agreed") return 409;
  if (code == "designer.unknown") return 404;
  for (const std::string_view area : {"designer.", "review.", "template.", "input.", "limit.", "decoder."}) {
    if (code.starts_with(area)) return 422;
  }
  return 500;
}

}  // namespace hoso::designer
