#include "form_pdf/tags.hpp"

#include <memory>
#include <string_view>
#include <utility>

#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <hoso/error.hpp>

namespace hoso::form_pdf {
namespace {

using Object = QPDFObjectHandle;

/// Brackets every path that is painted outside of marked content.
class ArtifactFilter : public Object::TokenFilter {
 public:
  void handleToken(QPDFTokenizer::Token const& token) override {
    instruction_ += token.getRawValue();
    if (token.getType() == QPDFTokenizer::tt_word) end_instruction(token.getValue());
  }
  void handleEOF() override {
    if (!instruction_.empty()) write(std::exchange(instruction_, {}));
  }

 private:
  void end_instruction(std::string_view op) {
    if (op == "BDC" || op == "BMC") ++depth_;
    const bool begins = depth_ == 0 && !in_path_ && (op == "m" || op == "re");
    if (begins) write("\n/Artifact BMC\n");
    in_path_ = in_path_ || begins;
    write(std::exchange(instruction_, {}));
    if (in_path_ && paints(op)) {
      write("\nEMC\n");
      in_path_ = false;
    }
    if (op == "EMC") --depth_;
  }

  /// Path-painting operators: ISO 32000-1, 8.5.3.1.
  static bool paints(std::string_view op) {
    for (const std::string_view one : {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n"}) {
      if (op == one) return true;
    }
    return false;
  }

  std::string instruction_;
  int depth_ = 0;
  bool in_path_ = false;
};

void mark_artifacts(QPDF& pdf) {
  for (QPDFPageObjectHelper page : QPDFPageDocumentHelper(pdf).getAllPages()) {
    page.addContentTokenFilter(std::make_shared<ArtifactFilter>());
  }
}

/// The children that are structure elements.
std::vector<Object> element_kids(Object node) {
  std::vector<Object> kids;
  Object all = node.getKey("/K");
  if (all.isDictionary()) all = Object::newArray({all});
  if (!all.isArray()) return kids;
  for (Object kid : all.aitems()) {
    if (kid.isDictionary() && kid.hasKey("/S")) kids.push_back(kid);
  }
  return kids;
}

void describe(Object node, const typeset::Spoken& spoken);

void describe_kids(Object node, const std::vector<const typeset::Spoken*>& spoken) {
  const std::vector<Object> kids = element_kids(node);
  if (kids.size() != spoken.size()) throw Error("emit.failed", {{"artifact", "PDF"}, {"detail", "tags"}});
  for (std::size_t i = 0; i < kids.size(); ++i) describe(kids[i], *spoken[i]);
}

void describe(Object node, const typeset::Spoken& spoken) {
  if (spoken.tag == "TH") node.replaceKey("/A", Object::parse("<< /O /Table /Scope /Column >>"));
  if (!spoken.text.empty()) node.replaceKey("/ActualText", Object::newUnicodeString(spoken.text));
  std::vector<const typeset::Spoken*> children;
  for (const typeset::Spoken& child : spoken.children) children.push_back(&child);
  describe_kids(node, children);
}

/// Cairo puts the elements right under the root; a document holds them (ISO 32000-1, 14.8.4.2).
Object put_into_document(QPDF& pdf, Object root) {
  auto document = pdf.makeIndirectObject(Object::parse("<< /Type /StructElem /S /Document >>"));
  const std::vector<Object> kids = element_kids(root);
  for (Object kid : kids) kid.replaceKey("/P", document);
  document.replaceKey("/P", root);
  document.replaceKey("/K", Object::newArray(kids));
  root.replaceKey("/K", Object::newArray({document}));
  return document;
}

void describe_tree(QPDF& pdf, const std::vector<typeset::Spoken>& pages) {
  std::vector<const typeset::Spoken*> all;
  for (const typeset::Spoken& page : pages) {
    for (const typeset::Spoken& child : page.children) all.push_back(&child);
  }
  describe_kids(put_into_document(pdf, pdf.getRoot().getKey("/StructTreeRoot")), all);
}

}  // namespace

void add_glyph_maps(QPDF& pdf) {
  for (Object object : pdf.getAllObjects()) {
    if (object.isDictionaryOfType("/Font", "/CIDFontType2") && !object.hasKey("/CIDToGIDMap")) {
      object.replaceKey("/CIDToGIDMap", Object::newName("/Identity"));
    }
  }
}

void finish_tags(QPDF& pdf, const std::vector<typeset::Spoken>& pages) {
  mark_artifacts(pdf);
  describe_tree(pdf, pages);
  pdf.getRoot().replaceKey("/MarkInfo", Object::parse("<< /Marked true >>"));
}

}  // namespace hoso::form_pdf
