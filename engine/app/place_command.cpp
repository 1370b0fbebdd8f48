#include "place_command.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "installation.hpp"
#include "messages.hpp"
#include "place_answer.hpp"
#include "table.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Unit& unit) {
  return {{"code", unit.code}, {"name", unit.name}, {"province", unit.province}, {"address", unit.address()}};
}

Json json_of(const std::vector<Unit>& units) {
  Json list = Json::array();
  for (const Unit& unit : units) list.push_back(json_of(unit));
  return list;
}

std::string json_text(const PlaceAnswer& answer) {
  Json json{{"units", json_of(answer.units)}, {"confidence", answer.confidence}, {"former", Json::array()}};
  if (answer.province_only) json["province_only"] = true;
  if (!answer.mended.empty()) json["mended"] = answer.mended;
  for (const DefunctUnit& unit : answer.former) {
    json["former"].push_back({{"written", unit.written},
                              {"name", unit.former_name},
                              {"replacements", json_of(unit.replacements)}});
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string units_table(const std::vector<Unit>& units) {
  std::vector<std::vector<std::string>> rows;
  for (const Unit& unit : units) rows.push_back({unit.code, unit.address()});
  return table(rows);
}

std::string text_of(const PlaceAnswer& answer, const CommandLine& line) {
  std::string text = units_table(answer.units);
  if (answer.units.size() > 1) {
    text += say(line, {"Phải chọn một trong các đơn vị trên: tên cũ đã chia ra, hoặc nhiều nơi cùng tên.",
                       "One of these must be chosen: a former unit was split, or several have the name."}) + "\n";
  } else if (answer.province_only) {
    text += say(line, {"Chỉ nhận ra tỉnh, thành phố: không có xã, phường nào tên như vậy ở đó.",
                       "Only the province was recognised: it has no commune of that name."}) + "\n";
  } else {
    text += fmt::format("{} {:.0f} %\n", say(line, {"Mức chắc chắn:", "How sure:"}), 100 * answer.confidence);
  }
  for (const DefunctUnit& unit : answer.former) {
    text += fmt::format("{} {} ({})\n", say(line, {"Tên cũ:", "Former name:"}), printable(unit.written),
                        unit.former_name);
  }
  if (!answer.mended.empty()) {
    text += fmt::format("{} {}\n", say(line, {"Đã sửa chữ:", "Letters mended:"}), printable(answer.mended));
  }
  return text;
}

}  // namespace

ExitCode place_command(const CommandLine& line) {
  const Places places(Installation(line).templates / "units");
  const PlaceAnswer answer = answer_about(line.text, places);
  fmt::print("{}", line.json ? json_text(answer) : text_of(answer, line));
  const bool settled = answer.units.size() == 1 && !answer.province_only;
  return settled ? ExitCode::packaged : ExitCode::needs_review;
}

}  // namespace hoso::app
