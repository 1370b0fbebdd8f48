// The command line as data: what completion scripts and manual pages are made of.
#pragma once

#include <string>
#include <vector>

namespace hoso::manual {

/// What stands behind an option's name. `text` may be a file name: the command line does not say.
enum class ValueKind { none, text, number, file, folder, choice };

struct OptionDescription {
  std::vector<std::string> names;     ///< "-h", "--help"; of an argument its one name: "FILE"
  std::string summary;                ///< Vietnamese / English
  ValueKind value = ValueKind::none;  ///< none = a flag
  std::vector<std::string> choices;   ///< of ValueKind::choice
  std::string range;                  ///< "1 - 64"; empty = none was declared
  std::string default_value;          ///< empty = none was declared
  std::vector<std::string> needs;     ///< options without which this one is refused
  std::vector<std::string> excludes;  ///< options with which this one is refused
  bool required = false;
  bool repeats = false;
};

/// A command, or the program itself.
struct CommandDescription {
  std::string name;
  std::string summary;                       ///< Vietnamese / English
  std::vector<OptionDescription> arguments;  ///< in order
  std::vector<OptionDescription> options;    ///< its own, then those of the commands above it that it takes, too
  std::vector<CommandDescription> actions;   ///< commands below it; empty = none
};

}  // namespace hoso::manual
