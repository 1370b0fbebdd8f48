#include "manual/describe.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace hoso::app {
namespace {

using manual::OptionDescription;
using manual::ValueKind;

/// Between the first `open` behind `word` and the next `close`; empty when there is none.
std::string between(const std::string& text, char open, char close) {
  const std::size_t begin = text.find(open);
  const std::size_t end = text.find(close, begin);
  return begin == std::string::npos || end == std::string::npos ? "" : text.substr(begin + 1, end - begin - 1);
}

/// CLI11 gives validators away as text only: "{pades,xades}", "value in {vi->1,en->2} OR {1,2}".
std::vector<std::string> choices_of(const std::string& validators) {
  std::vector<std::string> choices;
  for (const std::string& one : CLI::detail::split(between(validators, '{', '}'), ',')) {
    if (!one.empty()) choices.push_back(one.substr(0, one.find("->")));
  }
  return choices;
}

ValueKind kind_of(const std::string& type, const std::string& validators) {
  const auto mentions = [&](const char* word) { return validators.find(word) != std::string::npos; };
  if (mentions("{")) return ValueKind::choice;
  if (mentions("DIR")) return ValueKind::folder;
  if (mentions("FILE") || mentions("PATH")) return ValueKind::file;
  const bool number = type == "INT" || type == "UINT" || type == "FLOAT";
  return number ? ValueKind::number : ValueKind::text;
}

std::vector<std::string> names_of(const CLI::Option& option) {
  if (option.get_positional()) return {option.get_name(true)};
  std::vector<std::string> names;
  for (const std::string& name : option.get_snames()) names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) names.push_back("--" + name);
  return names;
}

/// In the order of the alphabet: CLI11 keeps them by their address.
std::vector<std::string> names_of(const std::set<CLI::Option*>& options) {
  std::vector<std::string> names;
  for (const CLI::Option* option : options) names.push_back(option->get_name());
  std::ranges::sort(names);
  return names;
}

OptionDescription describe(const CLI::Option& option) {
  OptionDescription description;
  description.names = names_of(option);
  description.summary = option.get_description();
  description.needs = names_of(option.get_needs());
  description.excludes = names_of(option.get_excludes());
  description.required = option.get_required();
  if (option.get_items_expected_max() == 0) return description;
  const std::string type = option.get_type_name();
  const std::string validators = type.substr(std::min(type.find(':'), type.size()));
  description.value = kind_of(type.substr(0, type.find(':')), validators);
  description.choices = choices_of(validators);
  description.range = between(validators, '[', ']');
  description.default_value = option.get_default_str();
  description.repeats = option.get_items_expected_max() > 1;
  return description;
}

}  // namespace

manual::CommandDescription describe(const CLI::App& app) {
  manual::CommandDescription description{app.get_name(), app.get_description(), {}, {}, {}};
  const auto shown = [](const CLI::Option* option) { return !option->get_group().empty(); };
  for (const CLI::Option* option : app.get_options(shown)) {
    (option->get_positional() ? description.arguments : description.options).push_back(describe(*option));
  }
  for (const CLI::App* command : app.get_subcommands([](const CLI::App* one) { return !one->get_group().empty(); })) {
    manual::CommandDescription action = describe(*command);
    if (command->get_fallthrough()) {
      for (const OptionDescription& option : description.options) {
        const auto same = [&](const OptionDescription& own) { return own.names == option.names; };
        if (std::ranges::none_of(action.options, same)) action.options.push_back(option);
      }
    }
    description.actions.push_back(std::move(action));
  }
  return description;
}

}  // namespace hoso::app
