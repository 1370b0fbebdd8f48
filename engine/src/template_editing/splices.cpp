#include "template_editing/splices.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "xml/writer.hpp"

namespace hoso::template_editing {
namespace {

constexpr std::string_view blank = " \t";

std::string replaced(std::string_view text, std::string_view what, std::string_view with) {
  std::string all;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t found = std::min(text.find(what, at), text.size());
    all.append(text.substr(at, found - at));
    if (found < text.size()) all.append(with);
    at = found + what.size();
  }
  return all;
}

/// Behind blanks and one comment after `at`, when the line ends there; else `at`.
std::size_t end_with_comment(const std::string& text, std::size_t at) {
  std::size_t end = text.find_first_not_of(blank, at);
  if (end == std::string::npos || text.compare(end, 4, "<!--") != 0) return at;
  end = text.find("-->", end) + 3;
  const std::size_t line_end = std::min(text.find('\n', at), text.size());
  return end <= line_end && text.find_first_not_of(" \t\r", end) >= line_end ? end : at;
}

/// Where the comment begins that ends on the line before the one that `line` (a line end) ends; `line` = there is none.
std::size_t comment_above(const std::string& text, std::size_t line) {
  const std::size_t last = text.find_last_not_of(" \t\r", line == 0 ? 0 : line - 1);
  if (last == std::string::npos || last < 2 || text.compare(last - 2, 3, "-->") != 0) return line;
  const std::size_t begin = text.rfind("<!--", last);
  if (begin == std::string::npos) return line;
  const std::size_t before = begin == 0 ? std::string::npos : text.find_last_not_of(blank, begin - 1);
  return before != std::string::npos && text[before] == '\n' ? before : line;
}

}  // namespace

void Splices::replace(Span span, std::string with) { pieces_.push_back({span, std::move(with)}); }

void Splices::set_attribute(const SourceElement& element, std::string_view name, std::string_view value) {
  if (const SourceAttribute* found = element.attribute(name)) {
    std::string written = attribute_text(value, text_[found->value.end]);
    if (text_.compare(found->value.begin, found->value.end - found->value.begin, written) != 0) {
      replace(found->value, std::move(written));
    }
    return;
  }
  const std::size_t at = element.attributes.empty() ? element.start_tag.begin + 1 + element.name.size()
                                                    : element.attributes.back().whole.end;
  insert(at, fmt::format(" {}=\"{}\"", name, attribute_text(value)));
}

void Splices::remove_attribute(const SourceElement& element, std::string_view name) {
  if (const SourceAttribute* found = element.attribute(name)) replace(found->whole, "");
}

void Splices::set_text(const SourceElement& element, std::string_view value) {
  const std::string written = element_text(value);
  if (element.is_empty()) {
    return replace({element.start_tag.end - 2, element.start_tag.end}, fmt::format(">{}</{}>", written, element.name));
  }
  const Span inside{element.start_tag.end, element.end_tag};
  if (text_.compare(inside.begin, inside.end - inside.begin, written) != 0) replace(inside, written);
}

void Splices::insert_after(const SourceElement& sibling, std::string_view xml) {
  const std::string indent = indent_at(text_, sibling.whole.begin);
  insert(lines_of(text_, sibling, false).end, "\n" + indent + indented(xml, indent));
}

void Splices::remove(const SourceElement& element) { replace(lines_of(text_, element, false), ""); }

std::string Splices::text() const {
  std::vector<Piece> ordered = pieces_;
  std::ranges::stable_sort(ordered, {}, [](const Piece& piece) { return piece.span.begin; });
  std::string changed;
  std::size_t at = 0;
  for (const Piece& piece : ordered) {
    changed += text_.substr(at, piece.span.begin - at) + piece.with;
    at = piece.span.end;
  }
  return changed + text_.substr(at);
}

std::string attribute_text(std::string_view value, char quote) {
  const std::string text = xml::escaped(value);
  return quote == '"' ? text : replaced(replaced(text, "'", "&apos;"), "&quot;", "\"");
}

std::string element_text(std::string_view value) { return replaced(xml::escaped(value), "&quot;", "\""); }

std::string indent_at(const std::string& text, std::size_t at) {
  const std::size_t line = at == 0 ? std::string::npos : text.rfind('\n', at - 1);
  const std::size_t begin = line == std::string::npos ? 0 : line + 1;
  return text.find_first_not_of(blank, begin) >= at ? text.substr(begin, at - begin) : std::string();
}

Span lines_of(const std::string& text, const SourceElement& element, bool comments) {
  const std::size_t own_line = element.whole.begin - indent_at(text, element.whole.begin).size();
  const bool begins_line = own_line > 0 && text[own_line - 1] == '\n';
  if (!begins_line) return {element.whole.begin, element.whole.end};
  std::size_t begin = own_line - 1;
  while (comments) {
    const std::size_t above = comment_above(text, begin);
    if (above == begin) break;
    begin = above;
  }
  if (begin > 0 && text[begin - 1] == '\r') --begin;
  return {begin, end_with_comment(text, element.whole.end)};
}

Span whole_lines(const std::string& text, Span span) {
  const std::size_t line = span.begin - indent_at(text, span.begin).size();
  const std::size_t end = text.find_first_not_of(" \t\r", span.end);
  const bool is_alone = line > 0 && text[line - 1] == '\n' && (end == std::string::npos || text[end] == '\n');
  return is_alone ? Span{line - 1, std::min(end, text.size())} : span;
}

std::string indented(std::string_view text, std::string_view indent) {
  std::string all;
  for (const char c : text) {
    all += c;
    if (c == '\n') all += indent;
  }
  return all;
}

}  // namespace hoso::template_editing
