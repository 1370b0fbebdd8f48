// Where in an XML text its elements and attributes stand, byte for byte.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hoso::template_editing {

/// Bytes begin .. end - 1 of a text.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct SourceAttribute {
  std::string name;
  Span value;  ///< between the quotes, as written: references are not resolved
  Span whole;  ///< with the white space before it and its quotes
};

struct SourceElement {
  std::string name;
  Span whole;               ///< from '<' of the start tag to '>' of the end tag
  Span start_tag;           ///< of an empty element: all of it
  std::size_t end_tag = 0;  ///< where the end tag begins; of an empty element: start_tag.end
  std::vector<SourceAttribute> attributes;
  std::vector<SourceElement> children;

  [[nodiscard]] bool is_empty() const { return end_tag == whole.end; }
  /// Null = there is none.
  [[nodiscard]] const SourceAttribute* attribute(std::string_view wanted) const;
  [[nodiscard]] const SourceElement* child(std::string_view wanted) const;
  [[nodiscard]] std::vector<const SourceElement*> children_named(std::string_view wanted) const;
};

/// The root element. libxml2 judges the text first (xml::Document), so that what is cut here is well-formed, without
/// document type and within bounds. Throws Error("template.invalid") that names `file`, also for a text that is not
/// UTF-8. Pure.
[[nodiscard]] SourceElement source_tree(const std::string& text, const std::string& file);

/// All comments of a text that source_tree has passed, in order, from "<!--" to "-->". Pure.
[[nodiscard]] std::vector<Span> comments_in(const std::string& text);

/// The attribute's value as written; empty when it is missing.
[[nodiscard]] std::string raw_value(const std::string& text, const SourceElement& element, std::string_view name);

}  // namespace hoso::template_editing
