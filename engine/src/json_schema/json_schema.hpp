// JSON Schema (draft 2020-12), the part of it that our schemas need. Debian 12 has no library for C++.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace hoso::json_schema {

/// Keeps the order of keys: payloads are written the way their documentation lists them.
using Json = nlohmann::ordered_json;

/// A place where a document breaks its schema. Never repeats a value of the document.
struct SchemaBreach {
  std::string where;     ///< JSON Pointer (RFC 6901); empty = the document as a whole
  std::string keyword;   ///< "required", "pattern", …
  std::string expected;  ///< what the schema asks for: a missing property's name, the pattern, the type
  /// "/data/0/MaHoSo: pattern ^[0-9]+$".
  [[nodiscard]] std::string shown() const;
  friend bool operator==(const SchemaBreach&, const SchemaBreach&) = default;
};

/// A compiled schema. Understood are: type, enum, const, required, properties, additionalProperties (true or false),
/// items, minItems, maxItems, pattern, minLength, maxLength, minimum, maximum, and $ref to "#/$defs/…"; $schema, $id,
/// $defs, $comment, title and description say nothing about documents. Immutable, any thread.
class JsonSchema {
 public:
  /// Throws std::logic_error for a keyword or a reference that it does not understand, wherever it stands: a schema
  /// that is only half obeyed would let everything through. Schemas are ours.
  explicit JsonSchema(const Json& schema);
  ~JsonSchema();
  JsonSchema(JsonSchema&&) noexcept;
  JsonSchema& operator=(JsonSchema&&) noexcept;

  /// Reads `file`. Throws Error("resources.unreadable"), std::logic_error.
  [[nodiscard]] static JsonSchema read(const std::filesystem::path& file);

  /// Every breach, in the order of the document; empty = valid. Texts longer than 4096 bytes match no pattern, so
  /// that no document can exhaust the stack of the pattern's machine.
  [[nodiscard]] std::vector<SchemaBreach> breaches(const Json& document) const;

 private:
  struct Node;
  class Compiler;
  friend class Check;
  std::unique_ptr<const Node> root_;
};

/// `document` parsed: UTF-8, no comments, no key twice in one object, at most 64 deep. Throws Error(`error_code`) with
/// {file} and {detail}, a byte's offset, never its text.
[[nodiscard]] Json parsed(std::string_view document, const std::string& file, const std::string& error_code);

/// Values at a pointer in which "*" stands for every element, each with its own pointer: "/data/*/MaHoSo". What is
/// not there gives nothing.
struct Place {
  std::string where;
  const Json* value;
};
[[nodiscard]] std::vector<Place> places_at(const Json& document, std::string_view pointer);

}  // namespace hoso::json_schema
