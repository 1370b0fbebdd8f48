// What leaves the office: package, rehearsal, receipt.
#include <hoso/error.hpp>

#include "made_files.hpp"
#include "station.hpp"

namespace hoso::review {
namespace {

using http::Request;
using http::Response;

Workshop workshop_of(const Station& station, const store::Workspace& workspace) {
  return {station.setup().program, station.setup().templates, scratch_for(workspace), {}};
}

/// A file to keep, under a name that says nothing of people.
Response file(store::Bytes bytes, const char* media_type, const std::string& name) {
  Response response;
  response.media_type = media_type;
  response.body = std::move(bytes);
  response.headers["content-disposition"] = "attachment; filename=\"" + name + "\"";
  return response;
}

store::Bytes made(store::Workspace& workspace, const std::string& id, const char* kind) {
  static_cast<void>(store::dossier(workspace, id));
  const std::string sha256 = store::made_file(workspace, id, kind);
  if (sha256.empty()) throw Error("review.not_made");
  return workspace.blobs().get(sha256);
}

Response package(const Station& station, const Request& request) {
  const auto workspace = station.office();
  const std::string& id = id_of(request);
  const bool for_portal = !store::made_file(*workspace, id, "portal").empty();
  return file(made(*workspace, id, for_portal ? "portal" : "package"), "application/zip", id + ".zip");
}

Response rehearsal(const Station& station, const Request& request) {
  const auto workspace = station.office();
  const store::Bytes text = made(*workspace, id_of(request), "rehearsal");
  return json_response(200, Json::parse(text));
}

Response receipt(const Station& station, const Request& request) {
  const auto workspace = station.office();
  const OpenDossier open = station.desk().open(*workspace, id_of(request));
  if (open.summary.reading.empty()) throw Error("store.unread", {{"dossier", open.summary.id}});
  Response response = file(receipt_of(open, workshop_of(station, *workspace)), "application/pdf", "giay-tiep-nhan");
  response.headers["content-disposition"] = "inline; filename=\"receipt-" + open.summary.id + ".pdf\"";
  return response;
}

Response hand_over(const Station& station, const Request& request) {
  const auto workspace = station.office();
  const store::Act act = station.act(request);
  const OpenDossier open = station.desk().hand_over(*workspace, id_of(request), act);
  return json_response(200, dossier_json(open, station.desk(), act.who, station.setup().procedures));
}

}  // namespace

void add_hand_over_routes(http::Router& router, Station& station) {
  const StationRoutes routes(router, station);
  routes.add("GET", "/api/v1/dossiers/{id}/package", package);
  routes.add("GET", "/api/v1/dossiers/{id}/rehearsal", rehearsal);
  routes.add("GET", "/api/v1/dossiers/{id}/receipt", receipt);
  routes.add("POST", "/api/v1/dossiers/{id}/hand-over", hand_over);
}

}  // namespace hoso::review
