#include <fmt/format.h>

#include "manual/completion.hpp"
#include "manual/text.hpp"

namespace hoso::manual {
namespace {

/// In the parts of an _arguments specification ":" and brackets have a meaning.
std::string escaped(std::string text) {
  for (const char* sign : {"\\", ":", "[", "]"}) text = replaced(std::move(text), sign, std::string("\\") + sign);
  return text;
}

std::string values_of(const OptionDescription& option) {
  switch (option.value) {
    case ValueKind::choice:
      return fmt::format("({})", joined(option.choices));
    case ValueKind::folder:
      return "_files -/";
    case ValueKind::number:
      return " ";
    default:
      return "_files";
  }
}

std::string option_line(const OptionDescription& option, const std::string& name) {
  const bool flag = option.value == ValueKind::none;
  const bool is_long = name.starts_with("--");
  std::string text = fmt::format("{}{}{}[{}]", option.repeats ? "*" : "", name,
                                 flag      ? ""
                                 : is_long ? "="
                                           : "+",
                                 escaped(option.summary));
  if (!flag) text += fmt::format(":{}:{}", escaped(name.substr(is_long ? 2 : 1)), values_of(option));
  return fmt::format("    {} \\\n", single_quoted(text));
}

std::string argument_line(const OptionDescription& argument) {
  const std::string text = fmt::format("{}{}:{}",
                                       argument.repeats    ? "*:"
                                       : argument.required ? ":"
                                                           : "::",
                                       escaped(argument.names.front()), values_of(argument));
  return fmt::format("    {} \\\n", single_quoted(text));
}

std::string function_name(const std::string& path) {
  return path.empty() ? "_hoso" : fmt::format("_hoso_{}", replaced(path, " ", "_"));
}

/// The action that stands first on the rest of the line decides what follows.
std::string dispatch(const CommandDescription& command, const std::string& path) {
  std::string described;
  std::string branches;
  for (const CommandDescription& action : command.actions) {
    described += fmt::format("        {}\n", single_quoted(escaped(action.name) + ":" + action.summary));
    branches += fmt::format("        {}) {} ;;\n", action.name, function_name(path_of(path, action)));
  }
  return fmt::format(
      "  case $state in\n    action)\n      local -a actions=(\n{}      )\n"
      "      _describe -t commands command actions ;;\n"
      "    rest)\n      case $line[1] in\n{}      esac ;;\n  esac\n",
      described, branches);
}

void add(std::string& script, const CommandDescription& command, const std::string& path) {
  std::string lines;
  for (const OptionDescription& option : command.options) {
    for (const std::string& name : option.names) lines += option_line(option, name);
  }
  for (const OptionDescription& argument : command.arguments) lines += argument_line(argument);
  const bool divides = !command.actions.empty();
  if (divides) lines += "    '1: :->action' \\\n    '*:: :->rest' \\\n";
  script += fmt::format("{}() {{\n{}  _arguments {}-S \\\n{}    && return\n{}}}\n\n", function_name(path),
                        divides ? "  local state line\n  typeset -A opt_args\n" : "", divides ? "-C " : "", lines,
                        divides ? dispatch(command, path) : "");
  for (const CommandDescription& action : command.actions) add(script, action, path_of(path, action));
}

}  // namespace

std::string zsh_completion(const CommandDescription& program) {
  std::string script = "#compdef hoso\n# Zsh completion of hoso, made by `hoso completion zsh`.\n\n";
  add(script, program, "");
  // Run as an autoloaded function the file calls itself; sourced, it registers.
  return script + "if [ \"$funcstack[1]\" = _hoso ]; then\n  _hoso \"$@\"\nelse\n  compdef _hoso hoso\nfi\n";
}

}  // namespace hoso::manual
