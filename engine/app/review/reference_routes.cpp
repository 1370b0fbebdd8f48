// What the pages look up: places, procedures, forms.
#include <algorithm>
#include <set>

#include <hoso/error.hpp>
#include <hoso/text.hpp>

#include "station.hpp"

namespace hoso::review {
namespace {

using http::Request;
using http::Response;

constexpr std::size_t most_places = 20;

/// Gathers places, each once.
class PlaceList {
 public:
  void add(const Unit& unit, const std::string& formerly) {
    for (Json& place : places_) {
      if (place["code"] != unit.code) continue;
      if (!formerly.empty()) place["formerly"].push_back(formerly);
      return;
    }
    if (places_.size() >= most_places) return;
    places_.push_back({{"name", unit.address()}, {"code", unit.code}, {"formerly", Json::array()}});
    if (!formerly.empty()) places_.back()["formerly"].push_back(formerly);
  }
  [[nodiscard]] const Json& places() const { return places_; }

 private:
  Json places_ = Json::array();
};

/// How well a name fits what was typed: the beginning of a word is better than the middle; -1 = not at all.
int fit_of(const std::string& name, const std::string& typed) {
  const std::size_t place = name.find(typed);
  if (place == std::string::npos) return -1;
  return place == 0 || name[place - 1] == ' ' ? static_cast<int>(name.size()) : 1000 + static_cast<int>(name.size());
}

void add_by_name(PlaceList& list, const Places& places, const std::string& typed) {
  std::vector<std::pair<int, const Unit*>> found;
  for (const Unit& unit : places.communes()) {
    const int fit = fit_of(folded(unit.address()), typed);
    if (fit >= 0) found.emplace_back(fit, &unit);
  }
  std::ranges::stable_sort(found, {}, [](const auto& one) { return one.first; });
  for (const auto& [fit, unit] : found) list.add(*unit, {});
}

Response find_places(const Station& station, const Request& request) {
  const std::string text = query_text(request, "q");
  PlaceList list;
  if (text.size() >= 2) {
    const Places& places = station.setup().places;
    for (const DefunctUnit& former : places.defunct_units_in(text)) {
      for (const Unit& unit : former.replacements) list.add(unit, former.former_name);
    }
    if (const auto match = places.find(text); match && match->unit.level == UnitLevel::commune)
      list.add(match->unit, {});
    add_by_name(list, places, folded(text));
  }
  return json_response(200, {{"places", list.places()}});
}

Response procedures(const Station& station, const Request&) {
  Json list = Json::array();
  for (const auto& [code, title] : station.setup().procedures) list.push_back({{"code", code}, {"title", title}});
  return json_response(200, {{"procedures", std::move(list)}});
}

Response forms(const Station& station, const Request&) {
  Json list = Json::array();
  std::set<std::string> known;
  for (const auto& form : station.desk().forms()) {
    if (known.insert(form->id).second) list.push_back({{"id", form->id}, {"title", json_of(form->title)}});
  }
  return json_response(200, {{"forms", std::move(list)}});
}

}  // namespace

void add_reference_routes(http::Router& router, Station& station) {
  const StationRoutes routes(router, station);
  routes.add("GET", "/api/v1/places", find_places);
  routes.add("GET", "/api/v1/procedures", procedures);
  routes.add("GET", "/api/v1/forms", forms);
}

}  // namespace hoso::review
