// A TrueType font that shows nothing, for text that lies invisibly over a scan.
#pragma once

#include <string>

namespace hoso {

/// Advance width of its glyph in thousandths of the font size; it stands from the baseline to
/// one font size above it.
inline constexpr int glyphless_advance = 500;

/// The font file: two empty glyphs (.notdef and number 1) and only the tables that PDF asks of an
/// embedded CIDFontType2 (ISO 32000-1, 9.9). Made from scratch here, so nobody's licence applies.
[[nodiscard]] std::string glyphless_truetype();

}  // namespace hoso
