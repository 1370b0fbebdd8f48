#include "list_commands.hpp"

#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <hoso/version.hpp>

#include "installation.hpp"
#include "messages.hpp"
#include "table.hpp"

namespace hoso::app {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<const char*, 4> type_names = {"boolean", "integer", "real", "text"};

const char* name_of(OptionType type) { return type_names[static_cast<std::size_t>(type)]; }

void print(const Json& json) {
  fmt::print("{}\n", json.dump(2, ' ', false, Json::error_handler_t::replace));
}

Json json_of(const OptionSpec& option) {
  return {{"name", option.name},
          {"type", name_of(option.type)},
          {"default", option.default_value},
          {"summary", option.summary}};
}

Json json_of(const plugin::StageEntry& stage) {
  Json options = Json::array();
  for (const OptionSpec& option : stage.info.options) options.push_back(json_of(option));
  return {{"id", stage.info.id},
          {"summary", stage.info.summary},
          {"threading", stage.info.threading == Threading::shared ? "shared" : "per_worker"},
          {"options", std::move(options)}};
}

Json json_of(const std::string& id, const plugin::LibraryReport& report, Language language) {
  Json json = {{"id", id}, {"file", report.file.string()}, {"loaded", report.library.has_value()}};
  if (report.refusal) {
    json["refusal"] = {{"code", report.refusal->code},
                       {"message", in(language, message_of(*report.refusal))},
                       {"next_step", in(language, next_step_of(*report.refusal))}};
    return json;
  }
  json["version"] = report.library->version;
  json["summary"] = report.library->summary;
  json["stages"] = Json::array();
  for (const auto& stage : report.library->stages) json["stages"].push_back(json_of(stage));
  return json;
}

std::string text_of(const plugin::StageEntry& stage) {
  std::string text = fmt::format("  {}: {}\n", stage.info.id, stage.info.summary);
  std::vector<std::vector<std::string>> rows;
  for (const OptionSpec& option : stage.info.options) {
    rows.push_back({"    " + option.name + " = " + option.default_value, name_of(option.type),
                    option.summary});
  }
  return text + table(rows);
}

std::string text_of(const std::string& id, const plugin::LibraryReport& report,
                    Language language) {
  if (report.refusal) {
    return fmt::format("{}  {}\n  [{}] {}\n  → {}\n", id, printable(report.file.string()),
                       report.refusal->code,
                       printable(in(language, message_of(*report.refusal))),
                       printable(in(language, next_step_of(*report.refusal))));
  }
  std::string text = fmt::format("{} {}  {}\n", id, printable(report.library->version),
                                 printable(report.library->summary));
  for (const auto& stage : report.library->stages) text += text_of(stage);
  return text;
}

Json json_of(const FormTemplate& form, Language language) {
  return {{"form", form.id},
          {"version", form.version},
          {"title", in(language, form.title)},
          {"legal_source", form.legal_source},
          {"valid_from", form.valid_from},
          {"superseded_on", form.superseded_on.empty() ? Json() : Json(form.superseded_on)},
          {"pages", form.pages.size()},
          {"fields", form.fields.size()},
          {"hash", form.hash}};
}

}  // namespace

ExitCode plugins_command(const CommandLine& line) {
  plugin::PluginHost host = plugin_host(line, Installation(line));
  Json list = Json::array();
  for (const auto& [id, report] : host.load_all()) {
    if (line.json) {
      list.push_back(json_of(id, report, line.language));
    } else {
      fmt::print("{}", text_of(id, report, line.language));
    }
  }
  if (line.json) print({{"plugins", std::move(list)}});
  return ExitCode::packaged;
}

ExitCode forms_command(const CommandLine& line) {
  Json list = Json::array();
  std::vector<std::vector<std::string>> rows;
  for (const auto& form : forms_for(line, Installation(line))) {
    list.push_back(json_of(*form, line.language));
    rows.push_back({form->id + "/" + form->version, form->valid_from + " – " + form->superseded_on,
                    in(line.language, form->title), form->legal_source});
  }
  if (line.json) {
    print({{"forms", std::move(list)}});
  } else {
    fmt::print("{}", table(rows));
  }
  return ExitCode::packaged;
}

ExitCode version_command(const CommandLine& line) {
  if (line.json) {
    print({{"version", version}, {"abi", abi_tag}});
  } else {
    fmt::print("hoso {} ({})\n", version, abi_tag);
  }
  return ExitCode::packaged;
}

}  // namespace hoso::app
