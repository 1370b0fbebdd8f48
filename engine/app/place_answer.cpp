#include "place_answer.hpp"

#include <algorithm>
#include <optional>

#include <hoso/error.hpp>
#include <hoso/text.hpp>

namespace hoso::app {
namespace {

/// What is meant is the smallest unit; its successors were narrowed by the larger ones around it.
const DefunctUnit& smallest(const std::vector<DefunctUnit>& units) {
  return *std::ranges::max_element(units, {}, &DefunctUnit::level);
}

PlaceAnswer of_former(std::vector<DefunctUnit> former) {
  PlaceAnswer answer{smallest(former).replacements, 0, std::move(former), false, {}};
  if (!answer.units.empty()) answer.confidence = 1.0 / static_cast<double>(answer.units.size());
  return answer;
}

/// Whether `text` says more than the name of a province, of today or before.
bool says_more_than_a_province(const std::string& text, const PlaceAnswer& answer, const Places& places) {
  if (places.province_exists(text)) return false;
  return answer.former.size() != 1 || answer.former.front().written != normalized_spaces(text);
}

/// Taken as it is written; nullopt = names no unit for certain.
std::optional<PlaceAnswer> taken_literally(const std::string& text, const Places& places) {
  if (auto former = places.defunct_units_in(text); !former.empty()) {
    PlaceAnswer answer = of_former(std::move(former));
    if (!answer.units.empty()) return answer;
  }
  if (const auto match = places.find(text)) return PlaceAnswer{{match->unit}, match->confidence, {}, false, {}};
  return std::nullopt;
}

/// "Phú Thọ, Việt Trì" -> "Việt Trì, Phú Thọ".
std::string with_parts_reversed(const std::string& text) {
  std::string reversed;
  std::size_t end = text.size();
  while (true) {
    const std::size_t comma = end == 0 ? std::string::npos : text.rfind(',', end - 1);
    const std::size_t begin = comma == std::string::npos ? 0 : comma + 1;
    if (!reversed.empty()) reversed += ',';
    reversed.append(text, begin, end - begin);
    if (comma == std::string::npos) return reversed;
    end = comma;
  }
}

/// The communes that a name without its province may mean; those of today that bear it come first.
std::optional<PlaceAnswer> in_any_province(const std::string& text, const Places& places) {
  PlaceAnswer all;
  std::ptrdiff_t bearing = 0;  // of today's that bear the name
  for (const Unit& province : places.provinces()) {
    const auto answer = taken_literally(text + ", " + province.name, places);
    if (!answer) continue;
    for (const Unit& unit : answer->units) {
      const bool known = std::ranges::find(all.units, unit) != all.units.end();
      if (unit.level != UnitLevel::commune || known) continue;
      all.units.insert(answer->former.empty() ? all.units.begin() + bearing++ : all.units.end(), unit);
    }
  }
  // One of the name today, but the asker may think of another province's former one.
  constexpr double without_province = 0.8;
  if (all.units.empty()) return std::nullopt;
  all.confidence = std::min(without_province, 1.0 / static_cast<double>(all.units.size()));
  return all;
}

std::optional<PlaceAnswer> after_mending(const std::string& text, const Places& places) {
  // Letters were changed on the word of the lists alone.
  constexpr double most = 0.7;
  const auto mended = places.mended(text);
  auto answer = mended ? taken_literally(*mended, places) : std::nullopt;
  if (!answer) return std::nullopt;
  answer->confidence = std::min(answer->confidence, most);
  answer->mended = *mended;
  return answer;
}

}  // namespace

PlaceAnswer answer_about(const std::string& text, const Places& places) {
  const std::string reversed = with_parts_reversed(text);
  // Mending comes first: literally taken, a misspelt commune leaves its province alone.
  for (const auto& way : {after_mending, taken_literally, in_any_province}) {
    for (const std::string& order : {text, reversed}) {
      auto answer = way(order, places);
      if (!answer) continue;
      answer->province_only = answer->units.front().level == UnitLevel::province &&
                              says_more_than_a_province(order, *answer, places);
      return *answer;
    }
  }
  throw Error("place.unknown");
}

}  // namespace hoso::app
