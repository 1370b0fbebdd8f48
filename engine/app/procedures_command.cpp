#include "procedures_command.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <hoso/procedure.hpp>

#include "guide_text.hpp"
#include "installation.hpp"
#include "procedure_text.hpp"
#include "procedures.hpp"
#include "table.hpp"

namespace hoso::app {
namespace {

using Json = nlohmann::ordered_json;

void print(const Json& json) {
  fmt::print("{}\n", json.dump(2, ' ', false, Json::error_handler_t::replace));
}

void print_all(const CommandLine& line, const std::filesystem::path& folder) {
  Json list = Json::array();
  std::vector<std::vector<std::string>> rows;
  for (const std::string& code : procedure_codes(folder)) {
    const Procedure procedure = load_procedure(folder / (code + ".xml"));
    list.push_back({{"code", code}, {"name", procedure.name}, {"field", procedure.field.code}});
    rows.push_back({code, procedure.field.code, procedure.name});
  }
  if (line.json) {
    print({{"procedures", std::move(list)}});
  } else {
    fmt::print("{}", table(rows));
  }
}

}  // namespace

ExitCode procedures_command(const CommandLine& line) {
  const std::filesystem::path folder = procedures_folder(Installation(line).templates);
  if (line.text.empty()) {
    print_all(line, folder);
    return ExitCode::packaged;
  }
  const Procedure procedure = load_procedure(folder / (known_procedure(line.text, folder) + ".xml"));
  const auto guide = load_guide(procedure, folder);
  if (!line.procedure_case.empty()) require_case(guide, procedure, line.procedure_case);
  if (line.json) {
    Json json = json_of(procedure);
    json["guide"] = guide ? json_of(*guide) : Json();
    print(json);
  } else {
    fmt::print("{}", guide && !line.full ? checklist(procedure, *guide, line) : full_checklist(procedure, line));
  }
  return ExitCode::packaged;
}

}  // namespace hoso::app
