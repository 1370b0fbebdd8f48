#include "manual/text.hpp"

#include <fmt/format.h>

namespace hoso::manual {

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += between;
    text += word;
  }
  return text;
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
  return text;
}

std::string single_quoted(std::string_view text) {
  return fmt::format("'{}'", replaced(std::string(text), "'", R"('\'')"));
}

std::vector<std::string> action_names(const CommandDescription& command) {
  std::vector<std::string> names;
  for (const CommandDescription& action : command.actions) names.push_back(action.name);
  return names;
}

std::string path_of(const std::string& above, const CommandDescription& command) {
  return above.empty() ? command.name : above + " " + command.name;
}

}  // namespace hoso::manual
