#include "contract/readme_checks.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <sstream>

namespace hoso::contract {
namespace {

std::string trimmed(std::string_view text) {
  constexpr std::string_view noise = " `";
  const std::size_t first = text.find_first_not_of(noise);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(noise) - first + 1));
}

/// Of a table's line "| a | b |": a and b; nothing for any other line.
std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  if (!line.starts_with('|')) return cells;
  while (line.size() > 1) {
    line.remove_prefix(1);
    const std::size_t end = std::min(line.find('|'), line.size());
    cells.push_back(trimmed(line.substr(0, end)));
    line.remove_prefix(end);
  }
  return cells;
}

bool is_rule(const std::vector<std::string>& cells) {
  return cells.front().find_first_not_of("-:") == std::string::npos;
}

/// Defaults by option name.
std::map<std::string, std::string> documented(const std::string& text) {
  std::map<std::string, std::string> defaults;
  std::istringstream lines(text);
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    const auto cells = cells_of(line);
    if (cells.size() < 2) {
      inside = false;
    } else if (cells.front() == "option") {
      inside = true;
    } else if (inside && !is_rule(cells)) {
      defaults[cells[0]] = cells[1];
    }
  }
  return defaults;
}

std::optional<double> number_in(const std::string& text) {
  double number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// "0.50" is 0.5.
bool is_same_default(const std::string& written, const std::string& declared) {
  const auto number = number_in(declared);
  return written == declared || (number && number_in(written) == number);
}

}  // namespace

Failures check_readme(const std::string& text, const std::vector<OptionSpec>& options) {
  Failures failures;
  auto defaults = documented(text);
  for (const OptionSpec& option : options) {
    const auto row = defaults.find(option.name);
    if (row == defaults.end()) {
      failures.push_back({"readme", "option " + option.name + " is not in its table of options"});
      continue;
    }
    if (!is_same_default(row->second, option.default_value)) {
      failures.push_back({"readme", "option " + option.name + " has the default \"" +
                                        option.default_value + "\", not \"" + row->second + "\""});
    }
    defaults.erase(row);
  }
  for (const auto& [name, value] : defaults) {
    failures.push_back({"readme", "there is no option " + name});
  }
  return failures;
}

}  // namespace hoso::contract
