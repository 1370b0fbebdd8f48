// A schema as its checks see it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "json_schema/json_schema.hpp"

namespace hoso::json_schema {

struct JsonSchema::Node {
  std::set<std::string> types;  ///< empty = any
  std::vector<Json> choices;    ///< enum, or const alone; empty = any
  std::vector<std::string> required;
  std::map<std::string, std::shared_ptr<const Node>> properties;
  bool more_properties = true;
  std::shared_ptr<const Node> items;  ///< null = any
  std::optional<std::uint64_t> min_items, max_items;
  std::string pattern;
  std::optional<std::regex> pattern_machine;
  std::optional<std::uint64_t> min_length, max_length;  ///< code points
  std::optional<double> minimum, maximum;
  /// Of a $ref; set after all definitions are known. They own each other through the root's list, so this one does not.
  const Node* reference = nullptr;
  std::map<std::string, std::shared_ptr<Node>> definitions;  ///< of the root only
};

}  // namespace hoso::json_schema
