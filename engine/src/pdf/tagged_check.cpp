#include <set>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include "pdf/pdfa_rules.hpp"

namespace hoso::pdf {
namespace {

using Object = QPDFObjectHandle;

/// Each rule once: one fault in the writer repeats itself for every line of a form.
class Complaints {
 public:
  explicit Complaints(PdfaComplaints& all) : all_(all) {}
  void require(bool holds, const std::string& rule) {
    if (!holds && seen_.insert(rule).second) all_.require(false, rule);
  }

 private:
  PdfaComplaints& all_;
  std::set<std::string> seen_;
};

/// ISO 14289-1, 7.1: all content is an artifact or tagged.
class ContentReader : public Object::ParserCallbacks {
 public:
  explicit ContentReader(Complaints& complaints) : complaints_(complaints) {}
  void handleObject(Object object, size_t, size_t) override {
    if (!object.isOperator()) return;
    static const std::set<std::string> paints = {"S",  "s", "f",  "F",  "f*", "B",  "B*",
                                                 "b",  "b*", "Tj", "TJ", "Do", "sh"};
    const std::string name = object.getOperatorValue();
    if (name == "BDC" || name == "BMC") ++depth_;
    if (name == "EMC") --depth_;
    if (paints.contains(name)) complaints_.require(depth_ > 0, "7.1 marked content");
    complaints_.require(depth_ == 0 || depth_ == 1, "14.6 nesting");
  }
  void handleEOF() override { complaints_.require(depth_ == 0, "14.6 nesting"); }

 private:
  Complaints& complaints_;
  int depth_ = 0;
};

std::vector<Object> kids_of(Object node) {
  std::vector<Object> kids;
  Object all = node.getKey("/K");
  if (all.isDictionary()) kids.push_back(all);
  if (all.isArray()) kids = all.getArrayAsVector();
  return kids;
}

void check_element(Object node, Complaints& complaints) {
  static const std::set<std::string> known = {"/Document", "/H1", "/P", "/Table", "/TR", "/TH", "/TD"};
  const std::string tag = node.getKey("/S").isName() ? node.getKey("/S").getName() : "";
  complaints.require(known.contains(tag), "7.2 standard tags");
  bool holds_elements = false, holds_content = node.getKey("/K").isInteger();
  for (Object kid : kids_of(node)) {
    holds_content = holds_content || kid.isInteger();
    if (!kid.isDictionary() || !kid.hasKey("/S")) continue;
    holds_elements = true;
    check_element(kid, complaints);
  }
  // An empty cell says nothing.
  if (holds_content && !holds_elements && tag != "/TD") {
    complaints.require(node.getKey("/ActualText").isString(), "14.9.4 text said");
  }
  if (tag == "/TH") complaints.require(node.getKey("/A").isDictionary(), "7.5 scope of headers");
}

void check_structure(QPDF& pdf, Complaints& complaints) {
  Object catalog = pdf.getRoot();
  Object mark = catalog.getKey("/MarkInfo");
  complaints.require(mark.isDictionary() && mark.getKey("/Marked").isBool() && mark.getKey("/Marked").getBoolValue(),
                     "6.7.2 marked");
  complaints.require(catalog.getKey("/Lang").isString(), "7.2 language");
  Object preferences = catalog.getKey("/ViewerPreferences");
  complaints.require(preferences.isDictionary() && preferences.hasKey("/DisplayDocTitle"), "7.1 title shown");
  Object root = catalog.getKey("/StructTreeRoot");
  complaints.require(root.isDictionary() && root.getKey("/ParentTree").isDictionary(), "7.1 structure");
  if (!root.isDictionary()) return;
  const std::vector<Object> documents = kids_of(root);
  complaints.require(documents.size() == 1, "7.1 structure");
  for (Object document : documents) check_element(document, complaints);
}

/// PDF/UA is claimed beside PDF/A.
void check_claim(QPDF& pdf, Complaints& complaints) {
  Object stream = pdf.getRoot().getKey("/Metadata");
  if (!stream.isStream()) return complaints.require(false, "6.6.2 metadata");
  const std::string xmp = stream_text(stream);
  for (const char* fact : {"<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"}) {
    complaints.require(xmp.find(fact) != std::string::npos, "6.6.4 identification");
  }
}

}  // namespace

void check_fonts(QPDF& pdf, PdfaComplaints& all) {
  Complaints complaints(all);
  for (Object object : pdf.getAllObjects()) {
    if (object.isDictionaryOfType("/FontDescriptor")) {
      complaints.require(object.hasKey("/FontFile2") || object.hasKey("/FontFile3"), "6.2.11.4 font embedded");
    }
    if (object.isDictionaryOfType("/Font", "/CIDFontType2")) {
      complaints.require(object.hasKey("/CIDToGIDMap"), "6.2.11.3.2 glyph map");
    }
    if (object.isDictionaryOfType("/Font", "/Type0") || object.isDictionaryOfType("/Font", "/TrueType")) {
      complaints.require(object.getKey("/ToUnicode").isStream(), "6.2.11.7 to Unicode");
    }
  }
}

void check_tags(QPDF& pdf, PdfaComplaints& all) {
  Complaints complaints(all);
  check_structure(pdf, complaints);
  check_claim(pdf, complaints);
  check_fonts(pdf, all);
  for (QPDFPageObjectHelper page : QPDFPageDocumentHelper(pdf).getAllPages()) {
    ContentReader reader(complaints);
    page.parseContents(&reader);
  }
}

}  // namespace hoso::pdf
