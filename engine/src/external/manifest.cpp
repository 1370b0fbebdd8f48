#include "external/manifest.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include <hoso/error.hpp>

namespace hoso::external {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::uintmax_t most_bytes = 64 * 1024;
constexpr std::string_view kind_prefix = "recognize_";

[[noreturn]] void refuse(const fs::path& file, const std::string& detail) {
  throw Error("external.bad_manifest", {{"file", file.filename().string()}, {"detail", detail}});
}

OptionType type_named(const std::string& name) {
  if (name == "boolean") return OptionType::boolean;
  if (name == "integer") return OptionType::integer;
  if (name == "real") return OptionType::real;
  if (name == "text") return OptionType::text;
  throw std::invalid_argument("option type " + name);
}

void require_known(const Json& object, const std::vector<std::string>& known) {
  for (const auto& [key, value] : object.items()) {
    if (std::ranges::find(known, key) == known.end()) throw std::invalid_argument("unknown key " + key);
  }
}

OptionSpec option_in(const Json& json) {
  require_known(json, {"name", "type", "default", "summary", "minimum", "maximum", "choices"});
  OptionSpec option;
  option.name = json.at("name").get<std::string>();
  option.type = type_named(json.at("type").get<std::string>());
  option.default_value = json.at("default").get<std::string>();
  option.summary = json.at("summary").get<std::string>();
  option.minimum = json.value("minimum", option.minimum);
  option.maximum = json.value("maximum", option.maximum);
  option.choices = json.value("choices", option.choices);
  return option;
}

double number_in(const Json& json, const char* name, double otherwise, double least, double most) {
  const double number = json.value(name, otherwise);
  if (!(number >= least && number <= most)) throw std::invalid_argument(std::string(name) + " out of range");
  return number;
}

std::vector<std::string> command_in(const Json& json, const fs::path& folder) {
  auto command = json.at("command").get<std::vector<std::string>>();
  for (std::string& word : command) {
    if (word.find('\0') != std::string::npos) throw std::invalid_argument("NUL in command");
    if (word.starts_with("./")) word = (folder / word.substr(2)).string();
  }
  if (command.empty() || !command.front().starts_with('/')) {
    throw std::invalid_argument("command must begin with / or ./");
  }
  return command;
}

Manifest manifest_in(const Json& json, const std::string& id, const fs::path& folder) {
  require_known(json,
                {"hoso_plugin", "id", "version", "summary", "command", "call_seconds", "memory_mib", "dpi", "options"});
  if (json.at("hoso_plugin") != 1) throw std::invalid_argument("hoso_plugin must be 1");
  if (json.at("id") != id) throw std::invalid_argument("id is not the file's name");
  if (!id.starts_with(kind_prefix)) throw std::invalid_argument("only recognize plugins run as programs");
  Manifest manifest;
  manifest.id = id;
  manifest.version = json.at("version").get<std::string>();
  manifest.folder = folder;
  manifest.command = command_in(json, folder);
  manifest.call_seconds = number_in(json, "call_seconds", manifest.call_seconds, 0.1, 120);
  manifest.memory_mib = static_cast<std::uint64_t>(number_in(json, "memory_mib", 1024, 64, 8192));
  manifest.dpi = number_in(json, "dpi", manifest.dpi, 50, 600);
  manifest.stage.id = "recognize." + id.substr(kind_prefix.size());
  manifest.stage.summary = json.at("summary").get<std::string>();
  // Each instance has a process of its own, which answers one request at a time.
  manifest.stage.threading = Threading::per_worker;
  for (const Json& option : json.value("options", Json::array())) manifest.stage.options.push_back(option_in(option));
  return manifest;
}

}  // namespace

Manifest read_manifest(const fs::path& file, const std::string& id) {
  std::error_code failure;
  if (fs::file_size(file, failure) > most_bytes || failure) refuse(file, "more than 64 KiB, or no file");
  std::ifstream stream(file, std::ios::binary);
  try {
    const fs::path folder = fs::absolute(file).lexically_normal().parent_path() / id;
    return manifest_in(Json::parse(stream), id, folder);
  } catch (const std::exception& wrong) {
    refuse(file, wrong.what());
  }
}

std::vector<fs::path> own_files(const Manifest& manifest) {
  std::vector<fs::path> files;
  for (const std::string& word : manifest.command) {
    if (fs::path(word).parent_path() == manifest.folder) files.emplace_back(word);
  }
  return files;
}

}  // namespace hoso::external
