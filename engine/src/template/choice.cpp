#include <hoso/choice.hpp>

#include <algorithm>

namespace hoso {

std::vector<std::string> chosen_options(std::string_view text) {
  std::vector<std::string> chosen;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) chosen.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return chosen;
}

LocalizedText chosen_labels(const FieldSpec& field, const std::string& text) {
  if (field.options.empty()) return {text, text};
  LocalizedText labels;
  for (const std::string& value : chosen_options(text)) {
    const auto option = std::ranges::find(field.options, value, &ChoiceOption::value);
    const char* separator = labels.vi.empty() ? "" : "; ";
    labels.vi += separator + (option == field.options.end() ? value : option->label.vi);
    labels.en += separator + (option == field.options.end() ? value : option->label.en);
  }
  return labels;
}

}  // namespace hoso
