#include "xml/writer.hpp"

#include <hoso/text.hpp>

namespace hoso::xml {
namespace {

bool is_xml_character(char32_t point) {
  if (point < 0x20) return point == 0x9 || point == 0xA || point == 0xD;
  return point < 0xD800 || (point > 0xDFFF && point < 0xFFFE) ||
         (point > 0xFFFF && point < 0x110000);
}

/// Empty = the character stands for itself.
std::string_view reference_of(char32_t point) {
  switch (point) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\t': return "&#9;";
    case '\n': return "&#10;";
    case '\r': return "&#13;";
    default: return {};
  }
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (const char32_t point : code_points(text)) {
    const std::string_view reference = reference_of(point);
    if (!reference.empty()) safe += reference;
    else if (point >= 0x20 && point < 0x80) safe += static_cast<char>(point);
    else safe += to_utf8({is_xml_character(point) ? point : U'\uFFFD'});
  }
  return safe;
}

Writer::Writer(std::string_view root) : text_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>") {
  open(root);
}

void Writer::end_start_tag() {
  if (in_start_tag_) text_ += '>';
  in_start_tag_ = false;
}

void Writer::new_line() {
  text_ += '\n';
  text_.append(2 * open_.size(), ' ');
}

Writer& Writer::open(std::string_view name) {
  end_start_tag();
  new_line();
  (text_ += '<') += name;
  open_.emplace_back(name);
  in_start_tag_ = true;
  return *this;
}

Writer& Writer::attribute(std::string_view name, std::string_view value) {
  ((text_ += ' ') += name) += "=\"";
  (text_ += escaped(value)) += '"';
  return *this;
}

Writer& Writer::attribute(std::string_view name, long value) {
  return attribute(name, std::string_view(std::to_string(value)));
}

Writer& Writer::leaf(std::string_view name, std::string_view text) {
  return open(name).close_with(text);
}

Writer& Writer::close_with(std::string_view text) {
  end_start_tag();
  const std::string name = open_.back();
  open_.pop_back();
  (((text_ += escaped(text)) += "</") += name) += '>';
  return *this;
}

Writer& Writer::close() {
  const std::string name = open_.back();
  open_.pop_back();
  if (in_start_tag_) {
    text_ += "/>";
    in_start_tag_ = false;
    return *this;
  }
  new_line();
  ((text_ += "</") += name) += '>';
  return *this;
}

std::string Writer::finish() {
  while (!open_.empty()) close();
  text_ += '\n';
  return std::move(text_);
}

}  // namespace hoso::xml
