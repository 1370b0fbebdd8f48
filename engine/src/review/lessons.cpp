#include "review/lessons.hpp"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <sstream>

#include <hoso/error.hpp>
#include <hoso/text.hpp>

#include "review/answers.hpp"

namespace hoso::review {
namespace {

using Json = nlohmann::json;

bool has_digit(const std::string& word) {
  return std::ranges::any_of(word, [](unsigned char c) { return std::isdigit(c) != 0; });
}

/// "số 5 ngõ 12 đường láng" → "ngõ đường láng": house numbers are each one's own.
std::string without_numbers(const std::string& part) {
  std::istringstream words(part);
  std::string kept;
  for (std::string word; words >> word;) {
    if (has_digit(word) || word == "số") continue;
    kept += (kept.empty() ? "" : " ") + word;
  }
  return kept;
}

void learn_from(FieldValue& field, const FieldSpec& spec, const Lessons& lessons, const FieldTypes& types) {
  const auto known = lessons.known.find(spec.type);
  const auto worth = lessons.worth.find(spec.type);
  if (known == lessons.known.end() || worth == lessons.worth.end()) return;
  const std::string value = known_candidate(spec, field, known->second, types);
  if (value.empty() || worth->second <= field.confidence) return;
  field.value = value;
  field.confidence = worth->second;
}

Json json_of(const confidence::CalibrationMap& map) {
  Json steps = Json::array();
  for (const confidence::CalibrationStep& step : map) steps.push_back({step.from, step.to, step.values, step.right});
  return steps;
}

confidence::CalibrationMap map_of(const Json& json) {
  confidence::CalibrationMap map;
  for (const Json& step : json) {
    map.push_back({step.at(0).get<double>(), step.at(1).get<double>(), step.at(2).get<int>(), step.at(3).get<int>()});
  }
  return map;
}

}  // namespace

std::string lessons_text(const Lessons& lessons) {
  Json calibration = Json::array();
  for (const auto& [kind, map] : lessons.calibration.maps()) {
    calibration.push_back(
        {{"type", kind.type}, {"recognizer", kind.recognizer}, {"variant", kind.variant}, {"steps", json_of(map)}});
  }
  return Json{{"known", lessons.known}, {"worth", lessons.worth}, {"calibration", std::move(calibration)}}.dump();
}

Lessons lessons_of(const std::string& text) {
  try {
    const Json json = Json::parse(text);
    Lessons lessons;
    lessons.known = json.at("known").get<std::map<std::string, std::set<std::string>>>();
    lessons.worth = json.at("worth").get<std::map<std::string, double>>();
    std::map<confidence::ValueKind, confidence::CalibrationMap> maps;
    for (const Json& one : json.at("calibration")) {
      maps[{one.at("type").get<std::string>(), one.at("recognizer").get<std::string>(),
            one.at("variant").get<bool>()}] = map_of(one.at("steps"));
    }
    lessons.calibration = confidence::Calibration(std::move(maps));
    return lessons;
  } catch (const Json::exception&) {
    throw Error("store.damaged", {{"detail", "lessons"}});
  }
}

std::vector<std::string> parts_of(const std::string& value) {
  std::vector<std::string> parts;
  std::istringstream pieces(lower_case(nfc(value)));
  for (std::string piece; std::getline(pieces, piece, ',');) {
    if (std::string part = without_numbers(piece); !part.empty()) parts.push_back(std::move(part));
  }
  return parts;
}

std::string known_candidate(const FieldSpec& spec, const FieldValue& field, const std::set<std::string>& known,
                            const FieldTypes& types) {
  std::set<std::string> found;
  const auto consider = [&](const std::string& value) {
    const std::vector<std::string> parts = parts_of(value);
    const auto is_known = [&](const std::string& part) { return known.contains(part); };
    if (!parts.empty() && std::ranges::all_of(parts, is_known)) found.insert(value);
  };
  consider(field.value);
  for (const Candidate& candidate : field.candidates) consider(types.read(spec, candidate.text).value);
  return found.size() == 1 ? *found.begin() : std::string();
}

Dossier with_lessons(Dossier reading, const Lessons& lessons, const FieldTypes& types) {
  if (lessons.empty()) return reading;
  for (Document& document : reading.documents) {
    for (FieldValue& field : document.fields) {
      const FieldSpec* spec = spec_of(*document.form, field.id);
      if (!spec || field.state != FieldState::read || !is_doubtful(field)) continue;
      field.confidence = lessons.calibration.confidence(field.confidence, {spec->type, field.recognizer, false});
      learn_from(field, *spec, lessons, types);
    }
  }
  return reading;
}

}  // namespace hoso::review
