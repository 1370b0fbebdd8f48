#include <hoso/signing/pdf_fields.hpp>

#include <algorithm>
#include <map>
#include <set>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include <hoso/error.hpp>

#include "signing/pdf_changes.hpp"
#include "signing/pdf_dates.hpp"

namespace hoso::signing {
namespace {

using Object = QPDFObjectHandle;

/// Sound forms are flat or two deep.
constexpr int max_field_depth = 20;
/// A page has a handful; hostile files could cost a comparison of revisions for each.
constexpr std::size_t max_signatures = 200;

/// Without repairs: a file that must be mended shows one thing here and another elsewhere.
void open(QPDF& pdf, std::span<const std::uint8_t> bytes) {
  pdf.setSuppressWarnings(true);
  pdf.setAttemptRecovery(false);
  pdf.processMemoryFile("pdf", reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

std::string text_of(Object dictionary, const char* key) {
  Object value = dictionary.getKey(key);
  return value.isString() ? value.getUTF8Value() : std::string();
}

std::array<std::int64_t, 4> byte_range(Object signature) {
  std::array<std::int64_t, 4> range{};
  Object array = signature.getKey("/ByteRange");
  if (!array.isArray() || array.getArrayNItems() != 4) return range;
  for (int i = 0; i < 4; ++i) {
    Object item = array.getArrayItem(i);
    range[static_cast<std::size_t>(i)] = item.isInteger() ? item.getIntValue() : -1;
  }
  return range;
}

/// Widget -> page, from 1.
std::map<QPDFObjGen, int> pages_of_widgets(QPDF& pdf) {
  std::map<QPDFObjGen, int> pages;
  int number = 0;
  for (auto& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
    ++number;
    Object annotations = page.getObjectHandle().getKey("/Annots");
    if (!annotations.isArray()) continue;
    for (Object annotation : annotations.aitems()) {
      if (annotation.isIndirect()) pages.emplace(annotation.getObjGen(), number);
    }
  }
  return pages;
}

class FieldWalk {
 public:
  explicit FieldWalk(QPDF& pdf) : pages_(pages_of_widgets(pdf)) {
    Object form = pdf.getRoot().getKey("/AcroForm");
    if (form.isDictionary()) walk(form.getKey("/Fields"), "", false, 0);
  }

  std::vector<PdfSignatureField> fields;

 private:
  void walk(Object list, const std::string& prefix, bool signs, int depth) {
    if (!list.isArray() || depth > max_field_depth) return;
    for (Object field : list.aitems()) {
      const bool fresh = !field.isIndirect() || seen_.insert(field.getObjGen()).second;
      if (field.isDictionary() && fresh) visit(field, prefix, signs, depth);
    }
  }

  void visit(Object field, const std::string& prefix, bool signs, int depth) {
    const std::string own = text_of(field, "/T");
    const std::string name = prefix.empty() || own.empty() ? prefix + own : prefix + "." + own;
    Object kind = field.getKey("/FT");
    if (kind.isName()) signs = kind.getName() == "/Sig";
    Object value = field.getKey("/V");
    if (signs && value.isDictionary() && fields.size() < max_signatures)
      fields.push_back(described(field, value, name));
    walk(field.getKey("/Kids"), name, signs, depth + 1);
  }

  PdfSignatureField described(Object field, Object value, const std::string& name) const {
    PdfSignatureField described;
    described.name = name;
    Object filter = value.getKey("/SubFilter");
    if (filter.isName()) described.sub_filter = filter.getName().substr(1);
    described.byte_range = byte_range(value);
    described.claimed_time = pdf_date(text_of(value, "/M"));
    described.reason = text_of(value, "/Reason");
    described.location = text_of(value, "/Location");
    described.page = page_of(field);
    return described;
  }

  int page_of(Object field) const {
    std::vector<Object> widgets{field};
    Object kids = field.getKey("/Kids");
    for (int i = 0; kids.isArray() && i < kids.getArrayNItems(); ++i) widgets.push_back(kids.getArrayItem(i));
    for (Object& widget : widgets) {
      const auto found = widget.isIndirect() ? pages_.find(widget.getObjGen()) : pages_.end();
      if (found != pages_.end()) return found->second;
    }
    return 0;
  }

  std::map<QPDFObjGen, int> pages_;
  std::set<QPDFObjGen> seen_;
};

ChangesAfter changes_behind(std::span<const std::uint8_t> pdf, QPDF& whole, const PdfSignatureField& field) {
  const std::int64_t end = field.byte_range[2] + field.byte_range[3];
  const auto size = static_cast<std::int64_t>(pdf.size());
  if (field.byte_range[2] < 0 || field.byte_range[3] < 0 || end >= size) return ChangesAfter::none;
  try {
    QPDF earlier;
    open(earlier, pdf.first(static_cast<std::size_t>(end)));
    return changes_between(earlier, whole);
  } catch (const std::exception&) {
    return ChangesAfter::content;  // what was signed is no file of its own
  }
}

}  // namespace

std::vector<PdfSignatureField> pdf_signature_fields(std::span<const std::uint8_t> bytes) {
  try {
    QPDF pdf;
    open(pdf, bytes);
    std::vector<PdfSignatureField> fields = FieldWalk(pdf).fields;
    std::ranges::stable_sort(fields, {}, [](const PdfSignatureField& field) {
      return field.byte_range[2] / 2 + field.byte_range[3] / 2;  // halves cannot overflow
    });
    for (PdfSignatureField& field : fields) field.changes_after = changes_behind(bytes, pdf, field);
    return fields;
  } catch (const QPDFExc& failure) {
    throw Error(failure.getErrorCode() == qpdf_e_password ? "input.encrypted" : "input.damaged");
  }
}

}  // namespace hoso::signing
