// Photographs from a phone in the same network, by a link that works once.
#include <fmt/format.h>

#include <hoso/error.hpp>

#include "filling/qr_symbol.hpp"
#include "station.hpp"

namespace hoso::review {
namespace {

using http::Request;
using http::Response;

constexpr std::chrono::minutes link_lasts{15};

Response make(Station& station, const Request& request) {
  if (station.setup().address.empty()) throw Error("review.no_address");
  const auto workspace = station.office();
  const std::chrono::sys_seconds expires = station.now() + link_lasts;
  const std::string token = store::make_link(*workspace, {"phone", station.act(request).who}, expires);
  const std::string url = fmt::format("{}/phone#{}", station.setup().address, token);
  const auto symbol = filling::QrSymbol::of(url, filling::QrSymbol::Correction::medium);
  if (!symbol) throw Error("review.no_address");
  return json_response(201, {{"url", url},
                             {"qr_svg", symbol->svg_path()},
                             {"qr_size", symbol->side_modules()},
                             {"expires", time_text(expires)}});
}

store::Link phone_link(const Station& station, store::Workspace& workspace, const Request& request) {
  const auto link = store::link(workspace, request.parameters.at("token"), station.now());
  if (!link || link->kind != "phone") throw Error("review.bad_link");
  return *link;
}

/// A phone that was given away must not fill the disk.
constexpr std::size_t most_files = 40;

Response add_file(Station& station, const Request& request) {
  const auto workspace = station.office();
  static_cast<void>(phone_link(station, *workspace, request));
  const std::string& token = request.parameters.at("token");
  if (store::link_files(*workspace, token).size() >= most_files) throw Error("review.bad_link");
  store::add_link_file(*workspace, token, {workspace->blobs().put(upload_of(request)), file_name_of(request)});
  return json_response(201, Json::object());
}

Response finish(Station& station, const Request& request) {
  const auto workspace = station.office();
  const store::Link link = phone_link(station, *workspace, request);
  const std::string& token = request.parameters.at("token");
  store::Reception reception;
  reception.channel = "phone";
  for (const store::LinkFile& file : store::link_files(*workspace, token))
    reception.files.push_back({file.sha256, file.name});
  if (reception.files.empty()) throw Error("store.no_files");
  static_cast<void>(store::receive(*workspace, reception, {link.owner, station.now()}));
  store::use_link(*workspace, token);
  return json_response(201, Json::object());
}

}  // namespace

void add_phone_routes(http::Router& router, Station& station) {
  const StationRoutes routes(router, station);
  routes.add("POST", "/api/v1/phone-links", make);
  routes.add("POST", "/api/v1/phone-links/{token}/files", add_file, {.body = http::BodyClass::upload, .open = true});
  routes.add("POST", "/api/v1/phone-links/{token}/done", finish, {.open = true});
}

}  // namespace hoso::review
