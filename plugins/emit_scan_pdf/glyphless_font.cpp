#include "glyphless_font.hpp"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace hoso {
namespace {

constexpr std::uint16_t units_per_em = 1000;
constexpr std::uint16_t glyph_count = 2;

void put16(std::string& out, unsigned value) {
  out += static_cast<char>(value >> 8 & 0xFF);
  out += static_cast<char>(value & 0xFF);
}

void put32(std::string& out, std::uint32_t value) {
  put16(out, value >> 16);
  put16(out, value & 0xFFFF);
}

std::string words(std::initializer_list<unsigned> values) {
  std::string out;
  for (const unsigned value : values) put16(out, value);
  return out;
}

/// OpenType `head`; dates are zero: the bytes never change.
std::string head_table() {
  return words({1, 0, 1, 0}) +              // version, revision
         words({0, 0}) +                    // checkSumAdjustment, set last
         words({0x5F0F, 0x3CF5, 0x0003}) +  // magic; baseline at y = 0, left bearing at x = 0
         words({units_per_em}) + words({0, 0, 0, 0, 0, 0, 0, 0}) +  // created, modified
         words({0, 0, glyphless_advance, units_per_em}) +           // bounding box
         words({0, 8, 2, 0, 0});  // style, least ppem, direction, short loca, format
}

std::string hhea_table() {
  return words({1, 0, units_per_em, 0, 0}) +    // version, ascender, descender, line gap
         words({glyphless_advance, 0, 0, 0}) +  // widest advance, bearings, extent
         words({1, 0, 0, 0, 0, 0, 0, 0}) +      // caret, reserved, format
         words({glyph_count});
}

std::string maxp_table() {
  return words({1, 0, glyph_count, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0});
}

struct Table {
  std::string_view tag;
  std::string bytes;
};

std::array<Table, 6> tables() {
  return {
      {{"glyf", std::string(4, '\0')},  // both glyphs are empty; some readers mind no bytes at all
       {"head", head_table()},
       {"hhea", hhea_table()},
       {"hmtx", words({glyphless_advance, 0, glyphless_advance, 0})},
       {"loca", words({0, 0, 0})},
       {"maxp", maxp_table()}}};
}

std::string padded(std::string bytes) {
  bytes.resize((bytes.size() + 3) / 4 * 4, '\0');
  return bytes;
}

std::uint32_t checksum(const std::string& bytes) {
  const std::string whole = padded(bytes);
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < whole.size(); i += 4) {
    std::uint32_t word = 0;
    for (std::size_t k = 0; k < 4; ++k) word = word << 8 | static_cast<unsigned char>(whole[i + k]);
    sum += word;
  }
  return sum;
}

}  // namespace

std::string glyphless_truetype() {
  const auto all = tables();
  std::string font = words({1, 0, static_cast<unsigned>(all.size()), 64, 2, 32});
  auto offset = static_cast<std::uint32_t>(font.size() + 16 * all.size());
  std::string body;
  std::size_t head_at = 0;
  for (const Table& table : all) {
    if (table.tag == "head") head_at = offset;
    font += table.tag;
    put32(font, checksum(table.bytes));
    put32(font, offset);
    put32(font, static_cast<std::uint32_t>(table.bytes.size()));
    body += padded(table.bytes);
    offset += static_cast<std::uint32_t>(padded(table.bytes).size());
  }
  font += body;
  std::string adjustment;
  put32(adjustment, 0xB1B0AFBA - checksum(font));  // OpenType, `head`
  return font.replace(head_at + 8, adjustment.size(), adjustment);
}

}  // namespace hoso
