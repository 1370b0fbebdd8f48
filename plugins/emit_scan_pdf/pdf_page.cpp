#include "pdf_page.hpp"

#include <algorithm>
#include <cmath>

#include <qpdf/QUtil.hh>

#include <hoso/text.hpp>
#include <hoso/pdf/pdfa.hpp>

#include "glyphless_font.hpp"

namespace hoso {
namespace {

using Object = QPDFObjectHandle;

constexpr double points_per_inch = 72;
constexpr double usual_dpi = 300;
/// A3's long side and a scanner's overhang.
constexpr double longest_sheet_mm = 440;
/// ISO 19005-2, 6.1.13: no page side below 3 or above 14 400 units.
constexpr double shortest_side_pt = 3;
constexpr double longest_side_pt = 14'400;

/// Three decimals are a tenth of a pixel at 600 dpi; never in the locale's spelling.
std::string number(double value) { return QUtil::double_to_string(value, 3); }

std::string operands(std::initializer_list<double> values) {
  std::string out;
  for (const double value : values) out += number(value) + " ";
  return out;
}

/// Page pixels to PDF's points with the origin at the bottom.
struct Sheet {
  double scale = 1;  ///< pt per px
  double width_pt = 0;
  double height_pt = 0;

  [[nodiscard]] PixelPoint at(PixelPoint px) const {
    return {px.x * scale, height_pt - px.y * scale};
  }
};

Sheet sheet_of(const DossierPage& page) {
  const double scale = points_per_inch / paper_dpi(page);
  return {scale, page.size.width * scale, page.size.height * scale};
}

/// The unit square of an image onto the sheet, after `turns` clockwise quarter turns.
std::string upright_matrix(int turns, const Sheet& sheet) {
  const double w = sheet.width_pt;
  const double h = sheet.height_pt;
  switch (turns & 3) {
    case 1:
      return operands({0, -h, w, 0, 0, h});
    case 2:
      return operands({-w, 0, 0, -h, w, h});
    case 3:
      return operands({0, h, -w, 0, w, 0});
    default:
      return operands({w, 0, 0, h, 0, 0});
  }
}

/// One word and the blank behind it, stretched to its true width. A sloping line is followed word
/// by word: within a word poppler and what is built on it take half a point of drift for a word's
/// end.
std::string shown(const PlacedWord& word, bool last, const Sheet& sheet, InvisibleFont& font) {
  const PixelPoint start = sheet.at(word.start);
  const PixelPoint end = sheet.at(word.end);
  const double size = std::max(word.height_px * sheet.scale, 1.0);
  const double width = std::max(end.x - start.x, 0.1);
  const auto letters = static_cast<double>(code_points(word.text).size());
  const double natural = letters * size * glyphless_advance / 1000;
  return "/F " + number(size) + " Tf " + number(100 * width / natural) + " Tz " +
         operands({1, 0, 0, 1, start.x, (start.y + end.y) / 2}) + "Tm " +
         font.encoded(last ? word.text : word.text + " ") + " Tj\n";
}

std::string content_of(const Sheet& sheet, int turns, const std::vector<TextLine>& lines,
                       InvisibleFont& font) {
  std::string content = "q " + upright_matrix(turns, sheet) + "cm /Im Do Q\n";
  if (lines.empty()) return content;
  content += "BT 3 Tr\n";
  for (const TextLine& line : lines) {
    for (const PlacedWord& word : line) content += shown(word, &word == &line.back(), sheet, font);
  }
  return content + "ET\n";
}

Object filter_parameters(const Picture& picture) {
  auto parameters = Object::newDictionary();
  parameters.replaceKey("/Columns", Object::newInteger(picture.size.width));
  if (picture.filter == Picture::Filter::ccitt_g4) {
    parameters.replaceKey("/K", Object::newInteger(-1));
    parameters.replaceKey("/Rows", Object::newInteger(picture.size.height));
  } else {
    parameters.replaceKey("/Predictor", Object::newInteger(15));
    parameters.replaceKey("/Colors", Object::newInteger(picture.components));
    parameters.replaceKey("/BitsPerComponent", Object::newInteger(8));
  }
  return parameters;
}

void set_filter(Object& dictionary, const Picture& picture) {
  switch (picture.filter) {
    case Picture::Filter::dct:
      dictionary.replaceKey("/Filter", Object::newName("/DCTDecode"));
      return;
    case Picture::Filter::ccitt_g4:
      dictionary.replaceKey("/Filter", Object::newName("/CCITTFaxDecode"));
      break;
    case Picture::Filter::flate_png:
      dictionary.replaceKey("/Filter", Object::newName("/FlateDecode"));
      break;
  }
  dictionary.replaceKey("/DecodeParms", filter_parameters(picture));
}

Object image_object(QPDF& pdf, const Picture& picture) {
  auto image = borrowed_stream(pdf, picture.bytes());
  auto dictionary = image.getDict();
  const bool bilevel = picture.filter == Picture::Filter::ccitt_g4;
  dictionary.replaceKey("/Type", Object::newName("/XObject"));
  dictionary.replaceKey("/Subtype", Object::newName("/Image"));
  dictionary.replaceKey("/Width", Object::newInteger(picture.size.width));
  dictionary.replaceKey("/Height", Object::newInteger(picture.size.height));
  dictionary.replaceKey("/BitsPerComponent", Object::newInteger(bilevel ? 1 : 8));
  dictionary.replaceKey("/ColorSpace",
                        Object::newName(picture.components == 1 ? "/DeviceGray" : "/DeviceRGB"));
  set_filter(dictionary, picture);
  return image;
}

Object resources(Object image, Object font) {
  auto images = Object::newDictionary();
  images.replaceKey("/Im", image);
  auto fonts = Object::newDictionary();
  fonts.replaceKey("/F", font);
  auto all = Object::newDictionary();
  all.replaceKey("/XObject", images);
  all.replaceKey("/Font", fonts);
  return all;
}

}  // namespace

double paper_dpi(const DossierPage& page) {
  const double longest_px = std::max({page.size.width, page.size.height, 1});
  const double shortest_px = std::max(std::min(page.size.width, page.size.height), 1);
  double dpi = page.effective_dpi > 0 ? page.effective_dpi : usual_dpi;
  if (!page.match && px_to_mm(longest_px, dpi) > longest_sheet_mm) dpi = usual_dpi;
  dpi = std::min(dpi, shortest_px * points_per_inch / shortest_side_pt);
  return std::max(dpi, longest_px * points_per_inch / longest_side_pt);
}

Object pdf_page(QPDF& pdf, const DossierPage& page, const Picture& picture,
                const std::vector<TextLine>& lines, InvisibleFont& font) {
  const Sheet sheet = sheet_of(page);
  auto object = Object::parse("<< /Type /Page >>");
  object.replaceKey("/MediaBox",
                    Object::newArray(Object::Rectangle(0, 0, sheet.width_pt, sheet.height_pt)));
  object.replaceKey("/Resources", resources(image_object(pdf, picture), font.reference()));
  object.replaceKey("/Contents",
                    Object::newStream(&pdf, content_of(sheet, picture.turns, lines, font)));
  return pdf.makeIndirectObject(object);
}

}  // namespace hoso
