#include "manual/manual_page.hpp"

#include <fmt/format.h>

#include "manual/program_page.hpp"
#include "manual/roff.hpp"
#include "manual/text.hpp"

namespace hoso::manual {
namespace {

const char* value_name(ValueKind kind) {
  switch (kind) {
    case ValueKind::number:
      return "NUMBER";
    case ValueKind::file:
      return "FILE";
    case ValueKind::folder:
      return "DIR";
    default:
      return "TEXT";
  }
}

std::string shown_value(const OptionDescription& option) {
  if (option.value == ValueKind::none) return "";
  const bool choice = option.value == ValueKind::choice;
  return fmt::format(" {}", italic(choice ? joined(option.choices, "|") : value_name(option.value)));
}

std::string shown_names(const OptionDescription& option) {
  std::vector<std::string> names;
  for (const std::string& name : option.names) names.push_back(bold(name));
  return joined(names, ", ");
}

/// What the declaration says beside its summary; empty when it says nothing.
std::string conditions(const OptionDescription& option) {
  std::vector<std::string> parts;
  if (!option.range.empty()) parts.push_back(option.range);
  if (!option.default_value.empty()) parts.push_back("mặc định / default: " + option.default_value);
  if (option.required) parts.emplace_back("bắt buộc / required");
  if (option.repeats) parts.emplace_back("lặp lại được / may be repeated");
  if (!option.needs.empty()) parts.push_back("cùng với / together with " + joined(option.needs, ", "));
  if (!option.excludes.empty()) parts.push_back("không cùng / not with " + joined(option.excludes, ", "));
  return parts.empty() ? "" : fmt::format("({})", joined(parts, "; "));
}

std::string list_of(const std::vector<OptionDescription>& options) {
  std::string text;
  for (const OptionDescription& option : options) {
    const bool argument = !option.names.front().starts_with("-");
    text += tagged(argument ? italic(option.names.front()) : shown_names(option) + shown_value(option), option.summary);
    if (const std::string more = conditions(option); !more.empty()) text += ".br\n" + line(more);
  }
  return text;
}

std::string synopsis(const std::string& path, const CommandDescription& command) {
  std::string text = fmt::format("{} [{}]", bold("hoso " + path), italic("OPTIONS"));
  for (const OptionDescription& argument : command.arguments) {
    const std::string name = italic(argument.names.front()) + (argument.repeats ? "..." : "");
    text += fmt::format(fmt::runtime(argument.required ? " {}" : " [{}]"), name);
  }
  return text + "\n";
}

std::string synopses(const CommandDescription& command) {
  std::string text = section("SYNOPSIS") + synopsis(command.name, command);
  for (const CommandDescription& action : command.actions) {
    text += ".br\n" + synopsis(command.name + " " + action.name, action);
  }
  return text;
}

/// An action's own options: those of its command stand above already.
CommandDescription own_part(const CommandDescription& action, const CommandDescription& command) {
  CommandDescription own = action;
  std::erase_if(own.options, [&](const OptionDescription& option) {
    for (const OptionDescription& shared : command.options) {
      if (shared.names == option.names) return true;
    }
    return false;
  });
  return own;
}

std::string command_page(const CommandDescription& command, const Edition& edition) {
  std::string page = heading("hoso-" + command.name, edition) + section("NAME") + escaped("hoso-" + command.name) +
                     " \\- " + escaped(command.summary) + "\n" + synopses(command);
  if (!command.arguments.empty()) page += section("ARGUMENTS") + list_of(command.arguments);
  page += section("OPTIONS") + list_of(command.options);
  if (!command.actions.empty()) page += section("ACTIONS");
  for (const CommandDescription& action : command.actions) {
    const CommandDescription own = own_part(action, command);
    page += subsection("hoso " + command.name + " " + action.name) + line(action.summary) + list_of(own.arguments) +
            list_of(own.options);
  }
  return page + section("EXIT STATUS") + line("Xem / see hoso(1).") + section("SEE ALSO") + line("hoso(1)");
}

}  // namespace

std::map<std::string, std::string> manual_pages(const CommandDescription& program, const Edition& edition) {
  std::map<std::string, std::string> pages;
  pages["hoso.1"] = program_page(program, edition, list_of(program.options));
  for (const CommandDescription& command : program.actions) {
    pages["hoso-" + command.name + ".1"] = command_page(command, edition);
  }
  return pages;
}

}  // namespace hoso::manual
