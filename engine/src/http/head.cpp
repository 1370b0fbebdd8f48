#include "http/head.hpp"

#include <algorithm>

namespace hoso::http {

std::size_t Head::count(std::string_view name) const {
  return static_cast<std::size_t>(std::ranges::count(fields, name, &std::pair<std::string, std::string>::first));
}

std::string_view Head::value(std::string_view name) const {
  const auto found = std::ranges::find(fields, name, &std::pair<std::string, std::string>::first);
  return found == fields.end() ? std::string_view() : std::string_view(found->second);
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& letter : lower) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return lower;
}

bool has_token(std::string_view values, std::string_view token) {
  while (!values.empty()) {
    const std::size_t comma = std::min(values.find(','), values.size());
    if (lower_case(trimmed(values.substr(0, comma))) == token) return true;
    values.remove_prefix(std::min(comma + 1, values.size()));
  }
  return false;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace hoso::http
