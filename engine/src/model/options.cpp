#include <hoso/options.hpp>

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include <hoso/error.hpp>
#include <hoso/text.hpp>

namespace hoso {
namespace {

bool parses_as_number(const std::string& text, OptionType type, double& number) {
  const char* end = text.data() + text.size();
  if (type == OptionType::integer) {
    long whole = 0;
    const auto [stop, failure] = std::from_chars(text.data(), end, whole);
    number = static_cast<double>(whole);
    return failure == std::errc() && stop == end;
  }
  const auto [stop, failure] = std::from_chars(text.data(), end, number);
  return failure == std::errc() && stop == end;
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

/// What a valid value looks like; empty when `value` is one.
std::string complaint_about(const OptionSpec& spec, const std::string& value) {
  double number = 0;
  switch (spec.type) {
    case OptionType::boolean:
      return value == "true" || value == "false" ? "" : "true, false";
    case OptionType::text:
      return spec.choices.empty() || std::ranges::count(spec.choices, value) > 0
                 ? "" : joined(spec.choices);
    default:
      if (parses_as_number(value, spec.type, number) && number >= spec.minimum &&
          number <= spec.maximum) {
        return "";
      }
      return std::to_string(spec.minimum) + " .. " + std::to_string(spec.maximum);
  }
}

}  // namespace

Options::Options(const std::vector<OptionSpec>& specs,
                 const std::map<std::string, std::string>& given, std::string_view stage) {
  std::vector<std::string> known;
  for (const OptionSpec& spec : specs) {
    known.push_back(spec.name);
    const auto entry = given.find(spec.name);
    const std::string& value = entry == given.end() ? spec.default_value : entry->second;
    if (const std::string expected = complaint_about(spec, value); !expected.empty()) {
      throw Error("options.invalid", {{"option", spec.name}, {"value", value},
                                      {"expected", expected}, {"stage", std::string(stage)}});
    }
    values_[spec.name] = value;
  }
  for (const auto& [name, value] : given) {
    if (values_.count(name) == 0) {
      throw Error("options.unknown", {{"option", name}, {"nearest", nearest(name, known)},
                                      {"stage", std::string(stage)}});
    }
  }
}

const std::string& Options::text(std::string_view name) const {
  const auto found = values_.find(name);
  if (found == values_.end()) throw std::out_of_range("option was not declared: " + std::string(name));
  return found->second;
}

bool Options::boolean(std::string_view name) const { return text(name) == "true"; }
long Options::integer(std::string_view name) const { return std::stol(text(name)); }

double Options::real(std::string_view name) const {
  const std::string& digits = text(name);
  double number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

}  // namespace hoso
