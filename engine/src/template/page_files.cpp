#include "template/page_files.hpp"

#include <fmt/format.h>

#include <cmath>

#include <hoso/text.hpp>

#include "template/blank_picture.hpp"
#include "template/schemas.hpp"
#include "xml/schema.hpp"
#include "xml/writer.hpp"

namespace hoso {
namespace {

/// Sums of decimals such as 25.4 + 9 * 7.62 miss their border by less than this.
constexpr double rounding_mm = 1e-6;

}  // namespace

MmRect box_of(const xml::Element& element) {
  return {element.number("x"), element.number("y"), element.number("width"),
          element.number("height")};
}

bool lies_on(const MmRect& box, const TemplatePage& page) {
  return box.x >= 0 && box.y >= 0 && box.right() <= page.width_mm + rounding_mm &&
         box.bottom() <= page.height_mm + rounding_mm;
}

std::vector<PrintedWord> read_words(const std::string& text, const xml::Origin& origin,
                                    const TemplatePage& page) {
  const xml::Document document(text, origin);
  xml::Schema(words_schema()).require(document);
  std::vector<PrintedWord> words;
  for (const xml::Element& word : document.root().children()) {
    words.push_back({nfc(word.text()), box_of(word)});
    if (!lies_on(words.back().box, page)) {
      xml::fail(origin, word.line(), "a box on the page", "the word lies off the page");
    }
  }
  return words;
}

std::string box_attributes(const MmRect& box) {
  return fmt::format("x=\"{:.2f}\" y=\"{:.2f}\" width=\"{:.2f}\" height=\"{:.2f}\"", box.x, box.y,
                     box.width, box.height);
}

std::string words_xml(const std::vector<PrintedWord>& words, std::string_view note) {
  std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  xml += note;
  xml += "<words xmlns=\"urn:hoso:words:1\">\n";
  for (const PrintedWord& word : words) {
    xml += fmt::format("  <word {}>{}</word>\n", box_attributes(word.box), xml::escaped(word.text));
  }
  return xml + "</words>\n";
}

Blank read_blank(const std::string& png, const xml::Origin& origin, const TemplatePage& page) {
  Blank blank = blank_of(png, origin);
  const double width_mm = px_to_mm(blank.size().width, blank.dpi());
  const double height_mm = px_to_mm(blank.size().height, blank.dpi());
  constexpr double tolerance_mm = 0.5;  // a page is never cut more exactly
  if (std::abs(width_mm - page.width_mm) > tolerance_mm ||
      std::abs(height_mm - page.height_mm) > tolerance_mm) {
    xml::fail(origin, 0, fmt::format("{} x {} mm", page.width_mm, page.height_mm),
              fmt::format("the picture measures {:.1f} x {:.1f} mm", width_mm, height_mm));
  }
  return blank;
}

}  // namespace hoso
