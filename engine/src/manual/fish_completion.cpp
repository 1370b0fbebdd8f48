#include <fmt/format.h>
#include <set>

#include "manual/completion.hpp"
#include "manual/text.hpp"

namespace hoso::manual {
namespace {

constexpr const char* conditions = R"(# Fish completion of hoso, made by `hoso completion fish`.
# Commands and arguments: neither options nor what belongs to one.
function __hoso_words
    set -l value no
    for word in (commandline -opc)[2..-1]
        if test $value = yes
            set value no
        else if not string match -q -- '-*' $word
            echo $word
        else if contains -- $word $__hoso_options_with_value
            set value yes
        end
    end
end

# The command line begins with these commands.
function __hoso_in
    set -l words (__hoso_words)
    set -l count (count $argv)
    test "$words[1..$count]" = "$argv"
end

# These commands, and no word more.
function __hoso_after
    set -l words (__hoso_words)
    test "$words" = "$argv"
end

complete -c hoso -n '__hoso_after' -f
)";

/// Between single quotes fish knows these two escapes.
std::string quoted(const std::string& text) {
  return fmt::format("'{}'", replaced(replaced(text, "\\", "\\\\"), "'", "\\'"));
}

std::string value_of(const OptionDescription& option) {
  switch (option.value) {
    case ValueKind::none:
      return "";
    case ValueKind::choice:
      return " -x -a " + quoted(joined(option.choices));
    case ValueKind::folder:
      return " -x -a '(__fish_complete_directories)'";
    case ValueKind::number:
      return " -x";
    default:
      return " -r -F";
  }
}

std::string option_line(const OptionDescription& option, const std::string& condition) {
  std::string names;
  for (const std::string& name : option.names) {
    names += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  return fmt::format("complete -c hoso -n {}{}{} -d {}\n", quoted(condition), names, value_of(option),
                     quoted(option.summary));
}

void add_names_with_value(std::set<std::string>& names, const CommandDescription& command) {
  for (const OptionDescription& option : command.options) {
    if (option.value != ValueKind::none) names.insert(option.names.begin(), option.names.end());
  }
  for (const CommandDescription& action : command.actions) add_names_with_value(names, action);
}

void add(std::string& script, const CommandDescription& command, const std::string& path) {
  for (const OptionDescription& option : command.options) {
    script += option_line(option, path.empty() ? "__hoso_after" : "__hoso_in " + path);
  }
  for (const OptionDescription& argument : command.arguments) {
    if (argument.value != ValueKind::choice) continue;
    script +=
        fmt::format("complete -c hoso -n {} -f -a {}\n", quoted("__hoso_in " + path), quoted(joined(argument.choices)));
  }
  for (const CommandDescription& action : command.actions) {
    script += fmt::format("complete -c hoso -n {} -f -a {} -d {}\n",
                          quoted(path.empty() ? "__hoso_after" : "__hoso_after " + path), action.name,
                          quoted(action.summary));
    add(script, action, path_of(path, action));
  }
}

}  // namespace

std::string fish_completion(const CommandDescription& program) {
  std::set<std::string> with_value;
  add_names_with_value(with_value, program);
  std::string script = conditions;
  script += fmt::format("set -g __hoso_options_with_value {}\n", joined({with_value.begin(), with_value.end()}));
  add(script, program, "");
  return script;
}

}  // namespace hoso::manual
