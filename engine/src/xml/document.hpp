// XML as hoso reads it: no network, no document type, no entities, bounded in size and depth.
#pragma once

#include <libxml/tree.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hoso::xml {

/// Longer than any template file by a factor of ten; libxml2 itself accepts a text of 10 MB.
inline constexpr std::size_t max_bytes = 8U << 20;
/// Templates and dossiers are less than ten deep; the margin is for other people's forms.
inline constexpr int max_depth = 64;

/// Where a text comes from and under which code its mistakes are reported.
struct Origin {
  std::string file;
  std::string error_code;  ///< its message knows {file}, {line}, {expected}, {detail}
};

/// Throws Error(origin.error_code). `line` from 1; 0 = the file as a whole.
[[noreturn]] void fail(const Origin&, int line, const std::string& expected,
                       const std::string& detail);

struct ContentPiece;

/// A view of one element; valid as long as its Document.
class Element {
 public:
  explicit Element(const xmlNode* node) : node_(node) {}

  [[nodiscard]] std::string_view name() const;
  [[nodiscard]] int line() const;
  [[nodiscard]] bool has(const char* attribute) const;
  /// Empty when the attribute is missing.
  [[nodiscard]] std::string attribute(const char* name) const;
  /// Of an attribute in a name space of its own; empty when it is missing.
  [[nodiscard]] std::string attribute_of(const char* name_space, const char* name) const;
  /// 0 when the attribute is missing or no decimal number.
  [[nodiscard]] double number(const char* name) const;
  [[nodiscard]] int integer(const char* name) const;
  /// xs:boolean; false when the attribute is missing.
  [[nodiscard]] bool boolean(const char* name) const;
  /// Character data, white space runs to one space, trimmed.
  [[nodiscard]] std::string text() const;
  [[nodiscard]] std::vector<Element> children() const;
  [[nodiscard]] std::vector<Element> children(std::string_view name) const;
  [[nodiscard]] std::optional<Element> child(std::string_view name) const;
  /// Text and elements in the order they are written, white space as it is.
  [[nodiscard]] std::vector<ContentPiece> content() const;

 private:
  const xmlNode* node_;
};

/// A piece of mixed content: an element, or else text.
struct ContentPiece {
  std::string text;
  std::optional<Element> element;
};

/// A parsed file. Used by one thread at a time.
class Document {
 public:
  /// Throws Error(origin.error_code) for a text that is not well-formed or breaks a bound.
  Document(std::string_view text, Origin origin);
  /// The document in `file`. Throws Error(error_code) also when it cannot be read.
  [[nodiscard]] static Document read(const std::filesystem::path& file, const std::string& error_code);

  [[nodiscard]] Element root() const { return Element(xmlDocGetRootElement(tree_.get())); }
  [[nodiscard]] const Origin& origin() const { return origin_; }
  /// libxml2 does not take constant trees, even where it only reads them.
  [[nodiscard]] xmlDoc* tree() const { return tree_.get(); }

 private:
  struct Free {
    void operator()(xmlDoc* tree) const { xmlFreeDoc(tree); }
  };
  Origin origin_;
  std::unique_ptr<xmlDoc, Free> tree_;
};

}  // namespace hoso::xml
