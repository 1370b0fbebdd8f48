#include <hoso/html.hpp>

#include <algorithm>
#include <stdexcept>

#include <hoso/text.hpp>

namespace hoso {
namespace {

constexpr char32_t replacement = 0xFFFD;

bool misleads(char32_t point) {
  const bool control =
      (point < 0x20 && point != U'\n' && point != U'\t') || (point >= 0x7F && point < 0xA0);
  const bool bidirectional = (point >= 0x202A && point <= 0x202E) ||
                             (point >= 0x2066 && point <= 0x2069) || point == 0x200E ||
                             point == 0x200F || point == 0x061C;
  const bool noncharacter = (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
  return control || bidirectional || noncharacter;
}

std::string_view entity(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return "";
  }
}

}  // namespace

std::string escaped(std::string_view text) {
  auto points = code_points(text);
  for (char32_t& point : points) {
    if (misleads(point)) point = replacement;
  }
  std::string out;
  for (const char c : to_utf8(points)) {
    const std::string_view safe = entity(c);
    if (safe.empty()) {
      out += c;
    } else {
      out += safe;
    }
  }
  return out;
}

std::string base64(std::span<const std::uint8_t> bytes) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t left = std::min<std::size_t>(3, bytes.size() - i);
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k) group = group << 8 | (k < left ? bytes[i + k] : 0U);
    for (std::size_t k = 0; k < 4; ++k) {
      out += k <= left ? digits[group >> (18 - 6 * k) & 63] : '=';
    }
  }
  return out;
}

std::string data_url(std::string_view media_type, std::span<const std::uint8_t> bytes) {
  return "data:" + std::string(media_type) + ";base64," + base64(bytes);
}

void Html::start(std::string_view name, Attributes attributes) {
  out_.append("<").append(name);
  for (const auto& [key, value] : attributes) {
    out_.append(" ").append(key).append("=\"").append(escaped(value)).append("\"");
  }
}

Html& Html::open(std::string_view name, Attributes attributes) {
  start(name, attributes);
  out_ += ">";
  open_.emplace_back(name);
  return *this;
}

Html& Html::close() {
  if (open_.empty()) throw std::logic_error("Html: nothing to close");
  out_.append("</").append(open_.back()).append(">\n");
  open_.pop_back();
  return *this;
}

Html& Html::text(std::string_view text) {
  out_ += escaped(text);
  return *this;
}

Html& Html::element(std::string_view name, Attributes attributes, std::string_view text) {
  return open(name, attributes).text(text).close();
}

Html& Html::single(std::string_view name, Attributes attributes) {
  start(name, attributes);
  out_ += "/>";
  return *this;
}

Html& Html::trusted(std::string_view markup) {
  out_ += markup;
  return *this;
}

std::string Html::finish() && {
  if (!open_.empty()) throw std::logic_error("Html: " + open_.back() + " is not closed");
  return std::move(out_);
}

}  // namespace hoso
