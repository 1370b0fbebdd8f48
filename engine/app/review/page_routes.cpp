// Pages: their pictures, and what people do with whole pages.
#include <algorithm>

#include <hoso/error.hpp>

#include "review/page_pictures.hpp"
#include "station.hpp"

namespace hoso::review {
namespace {

using http::Request;
using http::Response;

Response line_of(const Station& station, store::Workspace& workspace, const std::string& id) {
  return json_response(200, summary_json(store::dossier(workspace, id), station.setup().procedures));
}

Response jpeg(std::vector<std::uint8_t> bytes) {
  Response response;
  response.media_type = "image/jpeg";
  response.body = std::move(bytes);
  return response;
}

store::Bytes picture_of(store::Workspace& workspace, const std::string& id, int number) {
  for (const store::PagePicture& picture : store::pictures_of(workspace, id)) {
    if (picture.number == number) return workspace.blobs().get(picture.sha256);
  }
  throw Error("review.not_found");
}

Response image(const Station& station, const Request& request) {
  const auto workspace = station.office();
  return jpeg(picture_of(*workspace, id_of(request), path_integer(request, "number")));
}

Response crop(const Station& station, const Request& request) {
  const auto workspace = station.office();
  const OpenDossier open = station.desk().unjudged(*workspace, id_of(request));
  const auto document = static_cast<std::size_t>(path_integer(request, "document"));
  if (document >= open.dossier.documents.size()) throw Error("review.not_found");
  const FieldValue* field = open.dossier.documents[document].find(request.parameters.at("field"));
  if (!field) throw Error("review.not_found");
  const auto page = std::ranges::find(open.dossier.pages, field->page, &DossierPage::number);
  if (page == open.dossier.pages.end()) throw Error("review.not_found");
  const Share share = share_of(field->box_mm, *page);
  if (share.width <= 0) throw Error("review.not_found");
  return jpeg(crop_of(picture_of(*workspace, id_of(request), field->page), share));
}

Response change_pages(const Station& station, const Request& request) {
  const Json body = body_of(request);
  if (!body.contains("pages") || !body["pages"].is_array()) throw Error("review.bad_request", {{"detail", "pages"}});
  std::vector<Desk::PageChange> changes;
  for (const Json& page : body["pages"]) {
    if (!page.is_object()) throw Error("review.bad_request", {{"detail", "pages"}});
    Desk::PageChange change{integer_in(page, "number"), page.contains("turn") ? integer_in(page, "turn") : 0,
                            std::nullopt};
    if (change.turn % 90 != 0 || change.turn < 0 || change.turn > 270)
      throw Error("review.bad_request", {{"detail", "turn"}});
    if (page.contains("form")) change.form = text_in(page, "form");
    const auto& forms = station.desk().forms();
    const auto is_form = [&](const auto& form) { return form->id == *change.form; };
    if (change.form && !change.form->empty() && *change.form != "none" && std::ranges::none_of(forms, is_form)) {
      throw Error("review.bad_request", {{"detail", "form"}});
    }
    changes.push_back(std::move(change));
  }
  const auto workspace = station.office();
  station.desk().change_pages(*workspace, id_of(request), changes, station.act(request));
  return line_of(station, *workspace, id_of(request));
}

Response split(const Station& station, const Request& request) {
  const int before_page = integer_in(body_of(request), "before_page");
  const auto workspace = station.office();
  const std::string made = station.desk().split(*workspace, id_of(request), before_page, station.act(request));
  Json both = Json::array();
  for (const std::string& id : {id_of(request), made}) {
    both.push_back(summary_json(store::dossier(*workspace, id), station.setup().procedures));
  }
  return json_response(200, {{"dossiers", std::move(both)}});
}

Response merge(const Station& station, const Request& request) {
  const std::string other = text_in(body_of(request), "other");
  const auto workspace = station.office();
  station.desk().merge(*workspace, id_of(request), other, station.act(request));
  return line_of(station, *workspace, id_of(request));
}

Response retry(const Station& station, const Request& request) {
  const auto workspace = station.office();
  store::retry(*workspace, id_of(request), station.act(request));
  return line_of(station, *workspace, id_of(request));
}

}  // namespace

void add_page_routes(http::Router& router, Station& station) {
  const StationRoutes routes(router, station);
  routes.add("GET", "/api/v1/dossiers/{id}/pages/{number}/image", image);
  routes.add("GET", "/api/v1/dossiers/{id}/crops/{document}/{field}", crop);
  routes.add("POST", "/api/v1/dossiers/{id}/pages", change_pages);
  routes.add("POST", "/api/v1/dossiers/{id}/split", split);
  routes.add("POST", "/api/v1/dossiers/{id}/merge", merge);
  routes.add("POST", "/api/v1/dossiers/{id}/retry", retry);
}

}  // namespace hoso::review
