// The PDF font object of the text layer.
#pragma once

#include <map>
#include <string>

#include <qpdf/QPDF.hh>

namespace hoso {

/// A Type0 font over the glyphless one. Each code point used gets the next CID, so any Unicode
/// text can be laid, and ToUnicode lists just what was used (ISO 19005-2, 6.2.11.7.2 level U).
/// One thread; lives no longer than the QPDF it was made for.
class InvisibleFont {
 public:
  explicit InvisibleFont(QPDF& pdf);

  /// Refers to the font; valid before finish().
  [[nodiscard]] QPDFObjectHandle reference() const { return font_; }
  /// `text` (UTF-8, shown_text already applied) as a PDF hex string, "<00010002>".
  [[nodiscard]] std::string encoded(const std::string& text);
  /// Fills the font object in; call once, after the last encoded().
  void finish();

 private:
  [[nodiscard]] QPDFObjectHandle descendant();
  [[nodiscard]] std::string to_unicode() const;

  QPDF& pdf_;
  QPDFObjectHandle font_;
  std::map<char32_t, unsigned> cids_;
};

/// NFC, white space as single blanks, and without what must not or should not be in a text layer:
/// controls, noncharacters, byte order marks and bidirectional overrides.
[[nodiscard]] std::string shown_text(const std::string& text);

}  // namespace hoso
