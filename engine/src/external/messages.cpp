#include "external/messages.hpp"

#include <algorithm>
#include <regex>

#include <nlohmann/json.hpp>

namespace hoso::external {
namespace {

using Json = nlohmann::json;

constexpr std::size_t most_candidates = 20;
constexpr std::size_t most_text_bytes = 1000;
constexpr int deepest = 8;

Json value_of(const OptionSpec& option, const Options& options) {
  switch (option.type) {
    case OptionType::boolean:
      return options.boolean(option.name);
    case OptionType::integer:
      return options.integer(option.name);
    case OptionType::real:
      return options.real(option.name);
    case OptionType::text:
      break;
  }
  return options.text(option.name);
}

/// Null = no JSON object, not UTF-8, or nested as no message is.
Json object_in(std::span<const std::uint8_t> message) {
  bool too_deep = false;
  const auto watch = [&](int depth, Json::parse_event_t, Json&) {
    too_deep = too_deep || depth > deepest;
    return !too_deep;
  };
  Json json = Json::parse(message.begin(), message.end(), watch, false);
  return json.is_object() && !too_deep ? json : Json();
}

bool has_control(std::string_view text) {
  return std::ranges::any_of(text, [](char letter) {
    const auto code = static_cast<unsigned char>(letter);
    return code < 0x20 || code == 0x7f;
  });
}

std::string take_candidates(const Json& list, ZoneReading& reading) {
  if (!list.is_array() || list.size() > most_candidates) return "candidates is no list of at most 20";
  for (const Json& one : list) {
    if (!one.is_object() || !one.contains("text") || !one["text"].is_string()) return "a candidate without text";
    if (!one.contains("score") || !one["score"].is_number()) return "a candidate without score";
    const auto text = one["text"].get<std::string>();
    const auto score = one["score"].get<double>();
    if (text.empty() || text.size() > most_text_bytes || has_control(text))
      return "a text of no possible length or kind";
    if (!(score >= 0 && score <= 1)) return "a score outside 0..1";
    if (!reading.candidates.empty() && score > reading.candidates.back().score) return "candidates not best first";
    reading.candidates.push_back({text, score});
  }
  return {};
}

std::string take_reading(const Json& json, ZoneReading& reading) {
  const std::string state = json.at("state").get<std::string>();
  if (state != "read" && state != "empty" && state != "illegible") return "an unknown state";
  reading.state = state == "read" ? FieldState::read : state == "empty" ? FieldState::empty : FieldState::illegible;
  const std::string complaint = take_candidates(json.value("candidates", Json::array()), reading);
  if (!complaint.empty()) return complaint;
  return (state == "read") == !reading.candidates.empty() ? "" : "candidates do not fit the state";
}

RecognizeAnswer judged(const Json& json, long call) {
  static const std::regex plain("[a-z0-9-]{1,40}");
  RecognizeAnswer answer;
  if (!json.is_object()) return {{}, {}, "no JSON object"};
  if (!json.at("call").is_number_integer() || json["call"] != call) return {{}, {}, "an answer to another call"};
  const std::string kind = json.at("kind").get<std::string>();
  if (kind == "failed") {
    answer.refusal = json.at("reason").get<std::string>();
    if (!std::regex_match(answer.refusal, plain)) return {{}, {}, "a reason that is no plain word"};
  } else if (kind == "reading") {
    answer.complaint = take_reading(json, answer.reading);
  } else {
    answer.complaint = "an unknown kind of message";
  }
  return answer;
}

}  // namespace

std::string hello_message(const Manifest& manifest, const Options& options) {
  Json values = Json::object();
  for (const OptionSpec& option : manifest.stage.options) values[option.name] = value_of(option, options);
  return Json{
      {"kind", "hello"}, {"protocol", protocol_version}, {"stage", manifest.stage.id}, {"options", std::move(values)}}
      .dump();
}

std::string recognize_message(long call, const FieldSpec& field, const std::vector<ZonePicture>& pictures) {
  Json zones = Json::array();
  for (const ZonePicture& one : pictures) {
    zones.push_back({{"offset", one.offset},
                     {"width", one.width},
                     {"height", one.height},
                     {"dpi", one.dpi},
                     {"zone", {one.zone.x, one.zone.y, one.zone.width, one.zone.height}},
                     {"empty", one.empty}});
  }
  Json choices = Json::array();
  for (const ChoiceOption& option : field.options) choices.push_back(option.value);
  const Json described = {{"id", field.id},
                          {"type", field.type},
                          {"cells", field.cells},
                          {"choices", std::move(choices)},
                          {"parameters", field.parameters}};
  return Json{{"kind", "recognize"}, {"call", call}, {"field", described}, {"zones", std::move(zones)}}.dump();
}

std::string complaint_about_ready(std::span<const std::uint8_t> message, const Manifest& manifest) {
  const Json json = object_in(message);
  if (!json.is_object() || json.value("kind", Json()) != "ready") return "no ready message";
  if (json.value("protocol", Json()) != protocol_version) return "another protocol version";
  if (json.value("id", Json()) != manifest.id) return "another id than the manifest";
  if (json.value("version", Json()) != manifest.version) return "another version than the manifest";
  return {};
}

RecognizeAnswer recognize_answer(std::span<const std::uint8_t> message, long call) {
  try {
    return judged(object_in(message), call);
  } catch (const nlohmann::json::exception&) {
    // Its text may quote the message.
    return {{}, {}, "a missing or ill-typed member"};
  }
}

}  // namespace hoso::external
