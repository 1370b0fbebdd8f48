// Writes UTF-8 XML, indented by two blanks, attributes in the order they are given.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hoso::xml {

/// `text` as character data or attribute value. Markup is escaped; tab and line ends become
/// character references, so that no reader normalises them away; what XML 1.0 cannot carry
/// (production 2, "Char") and broken UTF-8 become U+FFFD.
[[nodiscard]] std::string escaped(std::string_view text);

/// One document. Not thread-safe.
class Writer {
 public:
  /// Opens the root element.
  explicit Writer(std::string_view root);

  Writer& open(std::string_view name);
  /// Of the element opened last; before its content.
  Writer& attribute(std::string_view name, std::string_view value);
  Writer& attribute(std::string_view name, long value);
  /// An element that holds nothing but text.
  Writer& leaf(std::string_view name, std::string_view text);
  Writer& close();
  /// Closes the element opened last, which holds nothing but text.
  Writer& close_with(std::string_view text);
  /// Closes what is open.
  [[nodiscard]] std::string finish();

 private:
  void end_start_tag();
  void new_line();

  std::string text_;
  std::vector<std::string> open_;
  bool in_start_tag_ = false;
};

}  // namespace hoso::xml
