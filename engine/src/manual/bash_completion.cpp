#include <fmt/format.h>

#include "manual/completion.hpp"
#include "manual/text.hpp"

namespace hoso::manual {
namespace {

/// How the script below looks its tables up.
constexpr const char* look_up = R"(
_hoso() {
  local cur=${COMP_WORDS[COMP_CWORD]} command= option= actions options kind choices word i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    # Bash divides words at "=": --lang=vi is three of them.
    if [[ $word == "=" ]]; then continue; fi
    if [[ -n $option ]]; then option=; continue; fi
    if [[ $word == "--" ]]; then return; fi
    if [[ $word == -* ]]; then
      _hoso_option "$command $word"
      if [[ -n $kind ]]; then option=$word; fi
      continue
    fi
    _hoso_command "$command"
    if [[ " $actions " == *" $word "* ]]; then command=${command:+$command }$word; fi
  done
  if [[ $cur == "=" ]]; then cur=; fi
  if [[ -n $option ]]; then
    _hoso_option "$command $option"
    case $kind in
      choice) COMPREPLY=($(compgen -W "$choices" -- "$cur")) ;;
      folder) compopt +o bashdefault +o default -o dirnames ;;
      number) compopt +o bashdefault +o default ;;
    esac
    return
  fi
  _hoso_command "$command"
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$cur"))
  elif [[ -n $actions ]]; then
    COMPREPLY=($(compgen -W "$actions" -- "$cur"))
  else
    _hoso_argument "$command"
    if [[ -n $choices ]]; then COMPREPLY=($(compgen -W "$choices" -- "$cur")); fi
  fi
}
# Where the script knows no word, bash completes file names.
complete -o bashdefault -o default -F _hoso hoso
)";

const char* kind_of(ValueKind kind) {
  switch (kind) {
    case ValueKind::none:
      return "";
    case ValueKind::number:
      return "number";
    case ValueKind::folder:
      return "folder";
    case ValueKind::choice:
      return "choice";
    default:
      return "any";
  }
}

/// The three tables, as the branches of a `case`.
struct Tables {
  std::string commands;
  std::string options;
  std::string arguments;
};

void add(Tables& tables, const CommandDescription& command, const std::string& path) {
  std::vector<std::string> names;
  for (const OptionDescription& option : command.options) {
    names.insert(names.end(), option.names.begin(), option.names.end());
    if (option.value == ValueKind::none) continue;
    for (const std::string& name : option.names) {
      tables.options += fmt::format("    {}) kind={} choices={} ;;\n", single_quoted(path + " " + name),
                                    kind_of(option.value), single_quoted(joined(option.choices)));
    }
  }
  tables.commands += fmt::format("    {}) actions={} options={} ;;\n", single_quoted(path),
                                 single_quoted(joined(action_names(command))), single_quoted(joined(names)));
  for (const OptionDescription& argument : command.arguments) {
    if (argument.value != ValueKind::choice) continue;
    tables.arguments +=
        fmt::format("    {}) choices={} ;;\n", single_quoted(path), single_quoted(joined(argument.choices)));
  }
  for (const CommandDescription& action : command.actions) add(tables, action, path_of(path, action));
}

std::string function(const char* name, const char* first, const std::string& branches) {
  return fmt::format("{}() {{\n  {}\n  case $1 in\n{}  esac\n}}\n", name, first, branches);
}

}  // namespace

std::string bash_completion(const CommandDescription& program) {
  Tables tables;
  add(tables, program, "");
  return "# Bash completion of hoso, made by `hoso completion bash`.\n" +
         function("_hoso_command", "actions= options=", tables.commands) +
         function("_hoso_option", "kind= choices=", tables.options) +
         function("_hoso_argument", "choices=", tables.arguments) + look_up;
}

}  // namespace hoso::manual
