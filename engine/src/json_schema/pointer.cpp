#include <charconv>
#include <functional>
#include <limits>
#include <set>

#include <fmt/format.h>

#include <hoso/error.hpp>

#include "json_schema/json_schema.hpp"

namespace hoso::json_schema {
namespace {

constexpr int deepest = 64;

/// Counts depth and names while the parser goes along.
class Watch {
 public:
  bool operator()(int depth, Json::parse_event_t event, Json& value) {
    if (depth > deepest) too_deep = true;
    if (event == Json::parse_event_t::object_start) names_.emplace_back();
    if (event == Json::parse_event_t::object_end && !names_.empty()) names_.pop_back();
    if (event == Json::parse_event_t::key && !names_.empty()) {
      twice = twice || !names_.back().insert(value.get<std::string>()).second;
    }
    return true;
  }

  bool too_deep = false;
  bool twice = false;

 private:
  std::vector<std::set<std::string>> names_;
};

/// Larger than any list where `part` is no index.
std::size_t index_of(std::string_view part) {
  constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
  std::size_t index = none;
  const auto end = std::from_chars(part.data(), part.data() + part.size(), index);
  return end.ec == std::errc() && end.ptr == part.data() + part.size() ? index : none;
}

void add_places(const Json& value, std::string_view rest, const std::string& where, std::vector<Place>& places) {
  if (rest.empty()) {
    places.push_back({where, &value});
    return;
  }
  const std::size_t end = rest.find('/', 1);
  const std::string part(rest.substr(1, end == std::string_view::npos ? rest.size() - 1 : end - 1));
  const std::string_view more = end == std::string_view::npos ? std::string_view() : rest.substr(end);
  if (part == "*" && value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) add_places(value[i], more, fmt::format("{}/{}", where, i), places);
  } else if (const auto index = index_of(part); value.is_array() && index < value.size()) {
    add_places(value[index], more, fmt::format("{}/{}", where, index), places);
  } else if (value.is_object() && value.contains(part)) {
    add_places(value.at(part), more, fmt::format("{}/{}", where, part), places);
  }
}

}  // namespace

Json parsed(std::string_view document, const std::string& file, const std::string& error_code) {
  Watch watch;
  try {
    Json json = Json::parse(document, std::ref(watch));
    if (watch.too_deep || watch.twice) {
      throw Error(error_code, {{"file", file}, {"detail", watch.twice ? "a name twice" : "too deep"}});
    }
    return json;
  } catch (const Json::parse_error& mistake) {  // its text may repeat the document
    throw Error(error_code, {{"file", file}, {"detail", fmt::format("JSON, byte {}", mistake.byte)}});
  }
}

std::vector<Place> places_at(const Json& document, std::string_view pointer) {
  std::vector<Place> places;
  add_places(document, pointer, "", places);
  return places;
}

}  // namespace hoso::json_schema
