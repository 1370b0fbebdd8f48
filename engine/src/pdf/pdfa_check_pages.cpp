#include <map>
#include <regex>
#include <set>

#include <qpdf/QPDFPageDocumentHelper.hh>

#include "pdf/pdfa_rules.hpp"

namespace hoso::pdf {
namespace {

using Object = QPDFObjectHandle;
using Cids = std::set<unsigned>;

unsigned word_at(const std::string& bytes, std::size_t at) {
  if (at + 1 >= bytes.size()) return 0;
  return static_cast<unsigned char>(bytes[at]) << 8 | static_cast<unsigned char>(bytes[at + 1]);
}

/// Follows a page's content: which operators, which CIDs in which font.
class ContentReader : public Object::ParserCallbacks {
 public:
  ContentReader(Object resources, PdfaComplaints& complaints)
      : resources_(std::move(resources)), complaints_(complaints) {}

  void handleObject(Object object, size_t, size_t) override {
    if (!object.isOperator()) {
      operands_.push_back(object);
      return;
    }
    run(object.getOperatorValue());
    operands_.clear();
  }
  void handleEOF() override { complaints_.require(depth_ == 0, "6.2.2 content", "q without Q"); }
  std::map<std::string, Cids> cids_by_font;

 private:
  void run(const std::string& name) {
    static const std::set<std::string> known = {"q",  "Q",  "cm", "Do", "BT", "ET",
                                                "Tr", "Tf", "Tz", "Tm", "Tj"};
    complaints_.require(known.contains(name), "6.2.2 content", "operator " + name);
    if (name == "q") ++depth_;
    if (name == "Q") --depth_;
    complaints_.require(depth_ <= 28, "6.1.13 limits", "q nesting");
    if (name == "Tr") invisible_ = operands_.at(0).getIntValue() == 3;
    if (name == "Tf") use_font(operands_.at(0).getName());
    if (name == "Do") require_resource("/XObject", operands_.at(0).getName());
    if (name == "Tj") show(operands_.at(0).getStringValue());
  }

  void use_font(const std::string& name) {
    require_resource("/Font", name);
    font_ = name;
  }

  void require_resource(const std::string& kind, const std::string& name) {
    Object resources = resources_.getKey(kind);
    complaints_.require(resources.isDictionary() && resources.hasKey(name), "6.2.2 content",
                        "resource " + name);
  }

  void show(const std::string& text) {
    complaints_.require(invisible_, "hoso invisible text");
    complaints_.require(text.size() % 2 == 0, "6.1.6 strings", "odd number of bytes");
    for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
      cids_by_font[font_].insert(word_at(text, i));
    }
  }

  Object resources_;
  PdfaComplaints& complaints_;
  std::vector<Object> operands_;
  int depth_ = 0;
  bool invisible_ = false;
  std::string font_;
};

/// ToUnicode's bfchar lines: CID -> UTF-16 hex.
std::map<unsigned, std::string> bfchars(const std::string& map) {
  static const std::regex line(R"(<([0-9A-F]{4})> <([0-9A-F]+)>)");
  std::map<unsigned, std::string> out;
  for (std::sregex_iterator it(map.begin(), map.end(), line), end; it != end; ++it) {
    out[static_cast<unsigned>(std::stoul((*it)[1], nullptr, 16))] = (*it)[2];
  }
  return out;
}

void check_to_unicode(Object font, const Cids& cids, PdfaComplaints& complaints) {
  const std::string rule = "6.2.11.7 unicode";
  Object stream = font.getKey("/ToUnicode");
  complaints.require(stream.isStream(), rule, "no map");
  if (!stream.isStream()) return;
  auto mapped = bfchars(stream_text(stream));
  for (const unsigned cid : cids) {
    const std::string& target = mapped[cid];
    const bool good = !target.empty() && target.size() % 4 == 0 && target != "0000" &&
                      target != "FEFF" && target != "FFFE";
    complaints.require(good, rule, "CID " + std::to_string(cid));
  }
}

/// A table of a TrueType file; empty = not there.
std::string table_of(const std::string& font, std::string_view tag) {
  for (unsigned i = 0; i < word_at(font, 4); ++i) {
    const std::size_t entry = 12 + 16 * i;
    if (font.compare(entry, 4, tag) != 0) continue;
    const auto offset = word_at(font, entry + 8) << 16 | word_at(font, entry + 10);
    const auto length = word_at(font, entry + 12) << 16 | word_at(font, entry + 14);
    return offset <= font.size() ? font.substr(offset, length) : "";
  }
  return "";
}

/// Every CID shows a glyph of the file, as wide as the dictionary says.
void check_glyphs(Object font, const std::string& file, const Cids& cids,
                  PdfaComplaints& complaints) {
  const unsigned glyphs = word_at(table_of(file, "maxp"), 4);
  const unsigned units = word_at(table_of(file, "head"), 18);
  const std::string advances = table_of(file, "hmtx");
  Object to_glyph = font.getKey("/CIDToGIDMap");
  const std::string map = to_glyph.isStream() ? stream_text(to_glyph) : "";
  complaints.require(!map.empty(), "6.2.11.3 cid to glyph map");
  const auto width = static_cast<unsigned>(font.getKey("/DW").getIntValue());
  for (const unsigned cid : cids) {
    const unsigned glyph = word_at(map, 2 * cid);
    complaints.require(glyph > 0 && glyph < glyphs, "6.2.11.4 glyph present",
                       "CID " + std::to_string(cid));
    const bool same = units > 0 && word_at(advances, 4 * glyph) * 1000 / units == width;
    complaints.require(same, "6.2.11.5 glyph width", "CID " + std::to_string(cid));
  }
}

void check_font(Object font, const Cids& cids, PdfaComplaints& complaints) {
  const bool known = font.getKey("/Subtype").isNameAndEquals("/Type0") &&
                     font.getKey("/Encoding").isNameAndEquals("/Identity-H") &&
                     font.getKey("/DescendantFonts").isArray();
  complaints.require(known, "6.2.11.2 font type");
  if (!known) return;
  check_to_unicode(font, cids, complaints);
  Object descendant = font.getKey("/DescendantFonts").getArrayItem(0);
  complaints.require(descendant.getKey("/Subtype").isNameAndEquals("/CIDFontType2"),
                     "6.2.11.2 font type");
  Object file = descendant.getKey("/FontDescriptor").getKey("/FontFile2");
  complaints.require(file.isStream(), "6.2.11.4 font embedded");
  if (file.isStream()) check_glyphs(descendant, stream_text(file), cids, complaints);
}

void check_image(Object image, PdfaComplaints& complaints) {
  Object dictionary = image.getDict();
  complaints.require(dictionary.getKey("/Subtype").isNameAndEquals("/Image"), "6.2.9 form xobject");
  for (const char* key : {"/Interpolate", "/Alternates", "/OPI", "/Mask"}) {
    complaints.require(!dictionary.hasKey(key), "6.2.8 image", key);
  }
  Object space = dictionary.getKey("/ColorSpace");
  complaints.require(space.isNameAndEquals("/DeviceRGB") || space.isNameAndEquals("/DeviceGray"),
                     "6.2.4 colour space", space.unparse());
}

void check_size(Object box, PdfaComplaints& complaints) {
  complaints.require(box.isRectangle(), "6.1.13 page size", "no MediaBox");
  if (!box.isRectangle()) return;
  const auto rectangle = box.getArrayAsRectangle();
  for (const double side : {rectangle.urx - rectangle.llx, rectangle.ury - rectangle.lly}) {
    complaints.require(side >= 3 && side <= 14'400, "6.1.13 page size");
  }
}

void check_page(QPDFPageObjectHelper& page, PdfaComplaints& complaints) {
  check_size(page.getMediaBox(false), complaints);
  Object resources = page.getAttribute("/Resources", false);
  ContentReader reader(resources, complaints);
  page.parseContents(&reader);
  for (const auto& [name, image] : page.getImages()) check_image(image, complaints);
  for (const auto& [name, cids] : reader.cids_by_font) {
    check_font(resources.getKey("/Font").getKey(name), cids, complaints);
  }
}

}  // namespace

void check_pages(QPDF& pdf, PdfaComplaints& complaints) {
  auto pages = QPDFPageDocumentHelper(pdf).getAllPages();
  complaints.require(!pages.empty(), "6.1.1 readable", "no page");
  for (QPDFPageObjectHelper& page : pages) check_page(page, complaints);
}

bool is_typed(QPDF& pdf) {
  static const std::regex subset("/[A-Z]{6}\\+.*");
  for (Object object : pdf.getAllObjects()) {
    if (!object.isDictionaryOfType("/FontDescriptor")) continue;
    Object name = object.getKey("/FontName");
    if (name.isName() && std::regex_match(name.getName(), subset)) return true;
  }
  return false;
}

void check_typed_pages(QPDF& pdf, PdfaComplaints& complaints) {
  auto pages = QPDFPageDocumentHelper(pdf).getAllPages();
  complaints.require(!pages.empty(), "6.1.1 readable", "no page");
  for (QPDFPageObjectHelper& page : pages) {
    check_size(page.getMediaBox(false), complaints);
    for (const auto& [name, image] : page.getImages()) check_image(image, complaints);
  }
  check_fonts(pdf, complaints);
}

}  // namespace hoso::pdf
