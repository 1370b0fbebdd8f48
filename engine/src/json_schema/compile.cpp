#include <fstream>
#include <functional>
#include <iterator>
#include <stdexcept>

#include <fmt/format.h>

#include <hoso/error.hpp>

#include "json_schema/node.hpp"

namespace hoso::json_schema {
namespace {

[[noreturn]] void refuse(const std::string& what) { throw std::logic_error(fmt::format("JSON Schema: {}", what)); }

std::uint64_t count_in(const Json& value, const std::string& keyword) {
  if (!value.is_number_unsigned()) refuse(keyword);
  return value.get<std::uint64_t>();
}

double number_in(const Json& value, const std::string& keyword) {
  if (!value.is_number()) refuse(keyword);
  return value.get<double>();
}

std::string text_in(const Json& value, const std::string& keyword) {
  if (!value.is_string()) refuse(keyword);
  return value.get<std::string>();
}

bool says_nothing(const std::string& keyword) {
  static const std::set<std::string> silent = {"$schema", "$id", "$defs", "$comment", "title", "description"};
  return silent.contains(keyword);
}

/// std::regex sees bytes, JSON Schema code points; they agree about patterns of ASCII without ".", "[^…]", "\\W", …
bool differs_in_bytes(std::string_view pattern) {
  bool in_class = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    const char next = i + 1 < pattern.size() ? pattern[i + 1] : '\0';
    if (static_cast<unsigned char>(c) > 0x7F || (c == '[' && next == '^') || (c == '.' && !in_class)) return true;
    if (c == '\\') {
      if (std::string_view("WDSB").find(next) != std::string_view::npos) return true;
      ++i;
    } else if (c == '[') {
      in_class = true;
    } else if (c == ']') {
      in_class = false;
    }
  }
  return false;
}

}  // namespace

/// Turns one schema document into nodes.
class JsonSchema::Compiler {
 public:
  std::unique_ptr<Node> compiled(const Json& schema) {
    auto root = std::make_unique<Node>();
    // Made empty first: definitions may name each other, and themselves.
    if (schema.is_object() && schema.contains("$defs")) {
      for (const auto& [name, definition] : schema.at("$defs").items()) {
        root->definitions[name] = std::make_shared<Node>();
      }
      root_ = root.get();
      for (const auto& [name, definition] : schema.at("$defs").items()) fill(*root->definitions[name], definition);
    }
    root_ = root.get();
    fill(*root, schema);
    return root;
  }

 private:
  void fill(Node& node, const Json& schema) {
    if (!schema.is_object()) refuse("a schema is an object");
    for (const auto& [keyword, value] : schema.items()) {
      if (says_nothing(keyword)) continue;
      if (!set_general(node, keyword, value) && !set_object(node, keyword, value) && !set_list(node, keyword, value) &&
          !set_scalar(node, keyword, value)) {
        refuse(fmt::format("the keyword {} is not understood", keyword));
      }
    }
  }

  bool set_general(Node& node, const std::string& keyword, const Json& value) {
    if (keyword == "type") {
      for (const Json& type : value.is_array() ? value : Json::array({value})) add_type(node, text_in(type, keyword));
    } else if (keyword == "enum") {
      if (!value.is_array() || value.empty()) refuse(keyword);
      node.choices.assign(value.begin(), value.end());
    } else if (keyword == "const") {
      node.choices = {value};
    } else if (keyword == "$ref") {
      node.reference = definition(text_in(value, keyword));
    } else {
      return false;
    }
    return true;
  }

  static void add_type(Node& node, const std::string& type) {
    static const std::set<std::string> known = {"object", "array", "string", "number", "integer", "boolean", "null"};
    if (!known.contains(type)) refuse(fmt::format("type {}", type));
    node.types.insert(type);
  }

  const Node* definition(const std::string& reference) {
    constexpr std::string_view prefix = "#/$defs/";
    const auto found = reference.starts_with(prefix) ? root_->definitions.find(reference.substr(prefix.size()))
                                                     : root_->definitions.end();
    if (found == root_->definitions.end()) refuse(fmt::format("$ref {}", reference));
    return found->second.get();
  }

  bool set_object(Node& node, const std::string& keyword, const Json& value) {
    if (keyword == "required") {
      if (!value.is_array()) refuse(keyword);
      for (const Json& name : value) node.required.push_back(text_in(name, keyword));
    } else if (keyword == "properties") {
      if (!value.is_object()) refuse(keyword);
      for (const auto& [name, schema] : value.items()) node.properties[name] = inner(schema);
    } else if (keyword == "additionalProperties") {
      if (!value.is_boolean()) refuse(keyword);
      node.more_properties = value.get<bool>();
    } else {
      return false;
    }
    return true;
  }

  std::shared_ptr<const Node> inner(const Json& schema) {
    auto node = std::make_shared<Node>();
    fill(*node, schema);
    return node;
  }

  bool set_list(Node& node, const std::string& keyword, const Json& value) {
    if (keyword == "items") {
      node.items = inner(value);
    } else if (keyword == "minItems") {
      node.min_items = count_in(value, keyword);
    } else if (keyword == "maxItems") {
      node.max_items = count_in(value, keyword);
    } else {
      return false;
    }
    return true;
  }

  static bool set_scalar(Node& node, const std::string& keyword, const Json& value) {
    if (keyword == "pattern") {
      set_pattern(node, text_in(value, keyword));
    } else if (keyword == "minLength") {
      node.min_length = count_in(value, keyword);
    } else if (keyword == "maxLength") {
      node.max_length = count_in(value, keyword);
    } else if (keyword == "minimum") {
      node.minimum = number_in(value, keyword);
    } else if (keyword == "maximum") {
      node.maximum = number_in(value, keyword);
    } else {
      return false;
    }
    return true;
  }

  static void set_pattern(Node& node, const std::string& pattern) {
    if (differs_in_bytes(pattern)) refuse(fmt::format("pattern {} means other things in bytes", pattern));
    node.pattern = pattern;
    node.pattern_machine = std::regex(pattern, std::regex::ECMAScript);
  }

  Node* root_ = nullptr;
};

JsonSchema::JsonSchema(const Json& schema) : root_(Compiler().compiled(schema)) {}
JsonSchema::~JsonSchema() = default;
JsonSchema::JsonSchema(JsonSchema&&) noexcept = default;
JsonSchema& JsonSchema::operator=(JsonSchema&&) noexcept = default;

JsonSchema JsonSchema::read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(in)), {});
  if (text.empty()) throw Error("resources.unreadable", {{"path", file.filename().string()}});
  const Json schema = Json::parse(text, nullptr, false);
  if (schema.is_discarded()) refuse(file.filename().string());
  return JsonSchema(schema);
}

}  // namespace hoso::json_schema
