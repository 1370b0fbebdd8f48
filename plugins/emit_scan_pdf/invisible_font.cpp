#include "invisible_font.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include <hoso/text.hpp>

#include "glyphless_font.hpp"

namespace hoso {
namespace {

using Object = QPDFObjectHandle;

constexpr unsigned last_cid = 0xFFFE;

std::string hex16(unsigned value) { return fmt::format("{:04X}", value); }

std::string utf16_hex(char32_t point) {
  if (point < 0x10000) return hex16(point);
  const char32_t rest = point - 0x10000;
  return hex16(0xD800 + (rest >> 10)) + hex16(0xDC00 + (rest & 0x3FF));
}

bool is_bidi_control(char32_t point) {
  return point == 0x061C || point == 0x200E || point == 0x200F ||
         (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

bool is_forbidden(char32_t point) {
  const bool control = point < 0x20 || (point >= 0x7F && point < 0xA0);
  const bool noncharacter =
      (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF) || point == 0xFEFF;
  const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
  return control || noncharacter || surrogate || point > 0x10FFFF || is_bidi_control(point);
}

Object font_descriptor(QPDF& pdf) {
  const std::string font = glyphless_truetype();
  auto file = Object::newStream(&pdf, font);
  file.getDict().replaceKey("/Length1", Object::newInteger(static_cast<long long>(font.size())));
  auto descriptor = Object::parse(
      "<< /Type /FontDescriptor /FontName /HosoGlyphless /Flags 4 /FontBBox [0 0 500 1000] "
      "/ItalicAngle 0 /Ascent 1000 /Descent 0 /CapHeight 1000 /StemV 80 >>");
  descriptor.replaceKey("/FontFile2", file);
  return pdf.makeIndirectObject(descriptor);
}

}  // namespace

InvisibleFont::InvisibleFont(QPDF& pdf)
    : pdf_(pdf), font_(pdf.makeIndirectObject(Object::newDictionary())) {}

std::string InvisibleFont::encoded(const std::string& text) {
  std::string hex = "<";
  for (const char32_t point : code_points(text)) {
    const unsigned next = std::min(static_cast<unsigned>(cids_.size()) + 1, last_cid);
    hex += hex16(cids_.try_emplace(point, next).first->second);
  }
  return hex + ">";
}

Object InvisibleFont::descendant() {
  auto font = Object::parse(
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /HosoGlyphless /DW 500 "
      "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>");
  // CID 0 is .notdef, all the others show the one empty glyph.
  std::string glyphs(2, '\0');
  for (std::size_t i = 0; i < cids_.size(); ++i) glyphs += std::string("\0\1", 2);
  font.replaceKey("/CIDToGIDMap", Object::newStream(&pdf_, glyphs));
  font.replaceKey("/FontDescriptor", font_descriptor(pdf_));
  return pdf_.makeIndirectObject(font);
}

std::string InvisibleFont::to_unicode() const {
  std::vector<std::pair<unsigned, char32_t>> entries;
  for (const auto& [point, cid] : cids_) entries.emplace_back(cid, point);
  std::ranges::sort(entries);

  std::string map =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  constexpr std::size_t block = 100;  // PDF allows no more entries in one block
  for (std::size_t at = 0; at < entries.size(); at += block) {
    const std::size_t end = std::min(at + block, entries.size());
    map += fmt::format("{} beginbfchar\n", end - at);
    for (std::size_t i = at; i < end; ++i) {
      map += fmt::format("<{:04X}> <{}>\n", entries[i].first, utf16_hex(entries[i].second));
    }
    map += "endbfchar\n";
  }
  return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

void InvisibleFont::finish() {
  auto font = Object::parse(
      "<< /Type /Font /Subtype /Type0 /BaseFont /HosoGlyphless /Encoding /Identity-H >>");
  font.replaceKey("/DescendantFonts", Object::newArray({descendant()}));
  font.replaceKey("/ToUnicode", Object::newStream(&pdf_, to_unicode()));
  pdf_.replaceObject(font_.getObjGen(), font);
}

std::string shown_text(const std::string& text) {
  auto points = code_points(normalized_spaces(text));
  std::erase_if(points, is_forbidden);
  return to_utf8(points);
}

}  // namespace hoso
