// Changes to a text that touch nothing beside them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "template_editing/source_tree.hpp"

namespace hoso::template_editing {

/// Gathers replacements of one XML text; positions are those of the text as it was. Replacements must not overlap; at
/// one place they follow each other in the order in which they were given.
class Splices {
 public:
  /// Keeps a reference.
  explicit Splices(const std::string& text) : text_(text) {}

  void replace(Span span, std::string with);
  void insert(std::size_t at, std::string what) { replace({at, at}, std::move(what)); }

  /// Leaves the attribute as it is when it says `value` already; a new one stands behind the others.
  void set_attribute(const SourceElement&, std::string_view name, std::string_view value);
  void remove_attribute(const SourceElement&, std::string_view name);
  /// Character data of an element without children.
  void set_text(const SourceElement&, std::string_view value);
  /// `xml` on lines of its own behind `sibling`, as deep as that stands; its further lines are indented likewise.
  void insert_after(const SourceElement& sibling, std::string_view xml);
  /// The element with its lines; comments above it stay.
  void remove(const SourceElement&);

  /// The changed text.
  [[nodiscard]] std::string text() const;

 private:
  struct Piece {
    Span span;
    std::string with;
  };
  const std::string& text_;
  std::vector<Piece> pieces_;
};

/// `value` as people write it between `quote`s: no more is escaped than must be.
[[nodiscard]] std::string attribute_text(std::string_view value, char quote = '"');
/// The same as character data.
[[nodiscard]] std::string element_text(std::string_view value);

/// White space before `at` on its line; empty where other things stand there.
[[nodiscard]] std::string indent_at(const std::string& text, std::size_t at);
/// From the line end before an element to its end; with a comment behind it on its last line and, when `comments` says
/// so, those on the lines right above it.
[[nodiscard]] Span lines_of(const std::string& text, const SourceElement&, bool comments);
/// The same for any span: without the line end before it where other things stand on its lines, too.
[[nodiscard]] Span whole_lines(const std::string& text, Span span);
/// `text` with each line end followed by `indent`.
[[nodiscard]] std::string indented(std::string_view text, std::string_view indent);

}  // namespace hoso::template_editing
