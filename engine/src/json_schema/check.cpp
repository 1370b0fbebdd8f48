#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "json_schema/node.hpp"

namespace hoso::json_schema {
namespace {

constexpr std::size_t longest_matched = 4096;

/// Of UTF-8, which the parser has seen to.
std::uint64_t code_points(const std::string& text) {
  return static_cast<std::uint64_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// 1.0 is an integer, too (JSON Schema Core, 4.2.3).
bool is_whole(const Json& value) {
  if (!value.is_number_float()) return value.is_number_integer();
  return std::trunc(value.get<double>()) == value.get<double>();
}

bool has_type(const Json& value, const std::string& type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "number") return value.is_number();
  if (type == "integer") return is_whole(value);
  if (type == "boolean") return value.is_boolean();
  return value.is_null();
}

/// A name as a part of a JSON Pointer.
std::string pointer_part(const std::string& name) {
  std::string part;
  for (const char c : name) {
    if (c == '~') {
      part.append("~0");
    } else if (c == '/') {
      part.append("~1");
    } else {
      part.push_back(c);
    }
  }
  return part;
}

}  // namespace

/// Holds one document against its schema.
class Check {
 public:
  using Node = JsonSchema::Node;

  void value(const Node& node, const Json& json, const std::string& where) {
    if (node.reference) value(*node.reference, json, where);
    kind(node, json, where);
    if (json.is_object()) object(node, json, where);
    if (json.is_array()) list(node, json, where);
    if (json.is_string()) text(node, json.get_ref<const std::string&>(), where);
    if (json.is_number()) number(node, json.get<double>(), where);
  }

  std::vector<SchemaBreach> breaches;

 private:
  void require(bool holds, const std::string& where, const char* keyword, const std::string& expected) {
    if (!holds) breaches.push_back({where, keyword, expected});
  }

  void kind(const Node& node, const Json& json, const std::string& where) {
    const bool fits = node.types.empty() ||
                      std::ranges::any_of(node.types, [&](const std::string& type) { return has_type(json, type); });
    require(fits, where, "type", fmt::format("{}", fmt::join(node.types, ", ")));
    if (node.choices.empty()) return;
    std::vector<std::string> allowed;
    for (const Json& choice : node.choices) allowed.push_back(choice.dump());
    require(std::ranges::count(node.choices, json) > 0, where, "enum", fmt::format("{}", fmt::join(allowed, ", ")));
  }

  void object(const Node& node, const Json& json, const std::string& where) {
    for (const std::string& name : node.required) require(json.contains(name), where, "required", name);
    for (const auto& [name, inner] : json.items()) {
      const auto known = node.properties.find(name);
      const std::string here = fmt::format("{}/{}", where, pointer_part(name));
      if (known != node.properties.end()) {
        value(*known->second, inner, here);
      } else {
        require(node.more_properties, here, "additionalProperties", "-");
      }
    }
  }

  void list(const Node& node, const Json& json, const std::string& where) {
    require(!node.min_items || json.size() >= *node.min_items, where, "minItems", bound(node.min_items));
    require(!node.max_items || json.size() <= *node.max_items, where, "maxItems", bound(node.max_items));
    if (!node.items) return;
    for (std::size_t i = 0; i < json.size(); ++i) value(*node.items, json[i], fmt::format("{}/{}", where, i));
  }

  void text(const Node& node, const std::string& text, const std::string& where) {
    require(!node.min_length || code_points(text) >= *node.min_length, where, "minLength", bound(node.min_length));
    require(!node.max_length || code_points(text) <= *node.max_length, where, "maxLength", bound(node.max_length));
    if (!node.pattern_machine) return;
    require(text.size() <= longest_matched && std::regex_search(text, *node.pattern_machine), where, "pattern",
            node.pattern);
  }

  void number(const Node& node, double number, const std::string& where) {
    require(!node.minimum || number >= *node.minimum, where, "minimum", bound(node.minimum));
    require(!node.maximum || number <= *node.maximum, where, "maximum", bound(node.maximum));
  }

  template <typename Number>
  static std::string bound(const std::optional<Number>& limit) {
    return limit ? fmt::format("{}", *limit) : std::string();
  }
};

std::string SchemaBreach::shown() const {
  return fmt::format("{}: {} {}", where.empty() ? "/" : where, keyword, expected);
}

std::vector<SchemaBreach> JsonSchema::breaches(const Json& document) const {
  Check check;
  check.value(*root_, document, "");
  return std::move(check.breaches);
}

}  // namespace hoso::json_schema
