#include "contract/library_checks.hpp"

#include <hoso/error.hpp>
#include <regex>
#include <stdexcept>

#include "contract/exported_symbols.hpp"
#include "plugin/plugin_folders.hpp"

namespace hoso::contract {
namespace {

/// The code with which the options' parser refuses `value`; empty = it does not.
std::string refusal_of(const StageInfo& stage, const std::string& name, const std::string& value) {
  try {
    const Options options(stage.options, {{name, value}}, stage.id);
  } catch (const Error& error) {
    return error.code();
  }
  return {};
}

/// Values that are none of the option's; a text without choices takes anything.
std::vector<std::string> bad_values(const OptionSpec& option) {
  switch (option.type) {
    case OptionType::boolean:
      return {"", "perhaps"};
    case OptionType::integer:
      return {"", "1.5", "many", std::to_string(option.maximum + 1)};
    case OptionType::real:
      return {"", "much", "1,5", "nan", std::to_string(option.maximum * 2 + 1)};
    case OptionType::text:
      break;
  }
  if (option.choices.empty()) return {};
  return {"no such choice"};
}

bool is_number(const OptionSpec& option) {
  return option.type == OptionType::integer || option.type == OptionType::real;
}

bool has_bounds(const OptionSpec& option) {
  const OptionSpec undeclared;
  return option.minimum > undeclared.minimum && option.maximum < undeclared.maximum &&
         option.minimum < option.maximum;
}

}  // namespace

Failures check_exports(const std::filesystem::path& library) {
  try {
    const auto symbols = exported_symbols(library);
    if (symbols == std::vector<std::string>{plugin_symbol}) return {};
    std::string list;
    for (const std::string& symbol : symbols) list += (list.empty() ? "" : ", ") + symbol;
    return {{"exports", std::to_string(symbols.size()) + " symbols instead of one: " + list}};
  } catch (const std::runtime_error& failure) {
    return {{"exports", failure.what()}};
  }
}

Failures check_descriptor(const plugin::PluginLibrary& library) {
  static const std::regex version("[0-9]+\\.[0-9]+\\.[0-9]+.*");
  Failures failures;
  if (!std::regex_match(library.version, version)) {
    failures.push_back({"descriptor", "version \"" + library.version + "\" is not like 1.0.0"});
  }
  if (library.summary.empty()) failures.push_back({"descriptor", "no summary"});
  for (const plugin::StageEntry& stage : library.stages) {
    if (plugin::plugin_id_of(plugin::library_name_of(stage.info.id)) != library.id) {
      failures.push_back({"stage_id", stage.info.id + " is not looked for in " + library.id});
    }
  }
  return failures;
}

Failures check_options(const StageInfo& stage) {
  Failures failures;
  if (refusal_of(stage, "no_such_option", "1") != "options.unknown") {
    failures.push_back({"options", stage.id + ": takes an option it does not declare"});
  }
  for (const OptionSpec& option : stage.options) {
    if (is_number(option) && !has_bounds(option)) {
      failures.push_back({"options", stage.id + ": " + option.name + " has no bounds"});
    }
    for (const std::string& value : bad_values(option)) {
      if (refusal_of(stage, option.name, value) == "options.invalid") continue;
      failures.push_back({"options", stage.id + ": " + option.name + " takes \"" + value + "\""});
    }
  }
  return failures;
}

}  // namespace hoso::contract
