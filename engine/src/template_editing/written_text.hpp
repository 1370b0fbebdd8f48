// Values of an XML text as a reader takes them, and where each of their bytes is written.
#pragma once

#include <string>
#include <vector>

#include "template_editing/source_tree.hpp"

namespace hoso::template_editing {

/// `text` with references resolved; `places[i]` is where the byte i of `text` is written.
struct WrittenText {
  std::string text = {};
  std::vector<Span> places = {};

  /// Where the bytes begin .. end - 1 of `text`, at least one, are written.
  [[nodiscard]] Span place_of(std::size_t begin, std::size_t end) const {
    return {places[begin].begin, places[end - 1].end};
  }
};

/// What stands between an attribute's quotes. `xml` is well-formed and without document type, as source_tree asks for.
/// White space stays as it is written. Pure.
[[nodiscard]] WrittenText value_as_read(const std::string& xml, const SourceAttribute&);
/// An element's character data: CDATA sections are opened, comments left out. The element has no children. Pure.
[[nodiscard]] WrittenText content_as_read(const std::string& xml, const SourceElement&);

}  // namespace hoso::template_editing
