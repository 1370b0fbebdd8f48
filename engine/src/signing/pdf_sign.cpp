#include <hoso/signing/pdf.hpp>

#include <algorithm>

#include <fmt/format.h>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include <hoso/error.hpp>
#include <hoso/signing/cms.hpp>
#include <hoso/vietnam_time.hpp>

#include "signing/openssl.hpp"
#include "signing/pdf_stamp.hpp"
#include "signing/pdf_update.hpp"

namespace hoso::signing {
namespace {

using Object = QPDFObjectHandle;

[[noreturn]] void unsuitable(const char* why) { throw Error("signing.unsuitable", {{"detail", why}}); }

/// Wide enough for any offset of a file below 10 GB; patched in place once the file stands.
constexpr std::string_view range_mark = "[0 1111111111 2222222222 3333333333]";

/// Bytes kept for the signature: certificates count twice, as a time stamp brings some of its own.
std::size_t room_for(const PdfRequest& request) {
  std::size_t bytes = 6'000;
  for (const auto& certificate : request.signer.certificates()) bytes += certificate.size();
  return request.time_stamper ? bytes + 16'000 : bytes;
}

/// "D:20261127090300+07'00'".
std::string date_of(std::chrono::sys_seconds time) {
  const VietnamClock clock(time);
  return fmt::format("D:{:04}{:02}{:02}{:02}{:02}{:02}+07'00'", clock.year, clock.month, clock.day, clock.hour,
                     clock.minute, clock.second);
}

/// Millimetres from the page's upper right corner: clear of what printers and punches take.
constexpr double margin_pt = 10 * 72 / 25.4;

/// The page as people see it, and back to its own coordinates.
class SeenPage {
 public:
  explicit SeenPage(QPDFPageObjectHelper page) {
    box_ = page.getCropBox(false).getArrayAsRectangle();
    Object turned = page.getAttribute("/Rotate", false);
    turns_ = turned.isInteger() ? ((turned.getIntValueAsInt() / 90) % 4 + 4) % 4 : 0;
  }

  /// A box of that size at the top right, in the page's coordinates.
  [[nodiscard]] Object top_right(double width, double height) const {
    const bool lying = turns_ % 2 != 0;
    const double seen_width = lying ? box_.ury - box_.lly : box_.urx - box_.llx;
    const double seen_height = lying ? box_.urx - box_.llx : box_.ury - box_.lly;
    const double right = seen_width - margin_pt;
    const double top = seen_height - margin_pt;
    const auto a = own({right - width, top - height});
    const auto b = own({right, top});
    return Object::newFromRectangle({std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)});
  }

  /// Turns an appearance so that it is upright when the page is shown.
  [[nodiscard]] Object matrix() const {
    constexpr const char* matrices[] = {"[1 0 0 1 0 0]", "[0 1 -1 0 0 0]", "[-1 0 0 -1 0 0]", "[0 -1 1 0 0 0]"};
    return Object::parse(matrices[turns_]);
  }

 private:
  struct Point {
    double x;
    double y;
  };
  [[nodiscard]] Point own(Point seen) const {
    switch (turns_) {
      case 1:
        return {box_.urx - seen.y, box_.lly + seen.x};
      case 2:
        return {box_.urx - seen.x, box_.ury - seen.y};
      case 3:
        return {box_.llx + seen.y, box_.ury - seen.x};
      default:
        return {box_.llx + seen.x, box_.lly + seen.y};
    }
  }

  Object::Rectangle box_{};
  int turns_ = 0;
};

/// Adds the objects of a signature to a file in memory.
class SignatureObjects {
 public:
  SignatureObjects(QPDF& pdf, PdfUpdate& update, const PdfRequest& request)
      : pdf_(pdf), update_(update), request_(request), page_(QPDFPageDocumentHelper(pdf).getAllPages().at(0)) {}

  void add() {
    if (!request_.shown.empty()) stamp_ = stamp_of(request_.shown);
    Object widget = pdf_.makeIndirectObject(widget_for(pdf_.makeIndirectObject(signature())));
    Object page = page_.getObjectHandle();
    append(page, "/Annots", widget);
    append_to_form(widget);
  }

 private:
  Object signature() {
    Object dictionary = Object::parse("<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached >>");
    dictionary.replaceKey("/ByteRange", Object::parse(std::string(range_mark)));
    dictionary.replaceKey("/Contents", Object::newString(std::string(room_for(request_), '\0')));
    dictionary.replaceKey("/M", Object::newString(date_of(request_.signing_time)));
    return dictionary;
  }

  Object widget_for(Object signature) {
    Object widget = Object::parse("<< /Type /Annot /Subtype /Widget /FT /Sig /F 132 /Rect [0 0 0 0] >>");
    widget.replaceKey("/T", Object::newUnicodeString(free_name()));
    widget.replaceKey("/V", signature);
    widget.replaceKey("/P", page_.getObjectHandle());
    if (stamp_.source) show(widget);
    return widget;
  }

  void show(Object& widget) {
    const SeenPage seen(page_);
    stamp_.form.getDict().replaceKey("/Matrix", seen.matrix());
    Object appearance = Object::newDictionary();
    appearance.replaceKey("/N", pdf_.copyForeignObject(stamp_.source->makeIndirectObject(stamp_.form)));
    widget.replaceKey("/AP", appearance);
    widget.replaceKey("/Rect", seen.top_right(stamp_.width_pt, stamp_.height_pt));
  }

  [[nodiscard]] std::vector<std::string> taken_names() const {
    std::vector<std::string> names;
    Object form = pdf_.getRoot().getKey("/AcroForm");
    Object fields = form.isDictionary() ? form.getKey("/Fields") : Object::newNull();
    for (int i = 0; fields.isArray() && i < fields.getArrayNItems(); ++i) {
      Object field = fields.getArrayItem(i);
      if (field.isDictionary() && field.getKey("/T").isString()) names.push_back(field.getKey("/T").getUTF8Value());
    }
    return names;
  }

  [[nodiscard]] std::string free_name() const {
    const std::vector<std::string> taken = taken_names();
    for (int number = 1;; ++number) {
      std::string name = fmt::format("Signature{}", number);
      if (std::ranges::find(taken, name) == taken.end()) return name;
    }
  }

  /// Into an array that may be missing, part of `owner`, or an object of its own.
  void append(Object& owner, const char* key, const Object& item) {
    Object array = owner.getKey(key);
    if (array.isArray() && array.isIndirect()) {
      array.appendItem(item);
      update_.changed(array);
      return;
    }
    Object longer = array.isArray() ? array.shallowCopy() : Object::newArray();
    longer.appendItem(item);
    owner.replaceKey(key, longer);
    if (owner.isIndirect()) update_.changed(owner);
  }

  void append_to_form(const Object& widget) {
    Object root = pdf_.getRoot();
    Object form = root.getKey("/AcroForm");
    if (!form.isDictionary()) {
      form = Object::newDictionary();
      root.replaceKey("/AcroForm", form);
    }
    append(form, "/Fields", widget);
    form.replaceKey("/SigFlags", Object::newInteger(3));  // there are signatures; append only
    update_.changed(form.isIndirect() ? form : root);
  }

  QPDF& pdf_;
  PdfUpdate& update_;
  const PdfRequest& request_;
  QPDFPageObjectHelper page_;
  Stamp stamp_;
};

void require_suitable(QPDF& pdf) {
  if (pdf.isEncrypted()) unsuitable("PDF: encrypted");
  Object permissions = pdf.getRoot().getKey("/Perms");
  if (permissions.isDictionary() && permissions.hasKey("/DocMDP")) unsuitable("PDF: DocMDP");
  if (QPDFPageDocumentHelper(pdf).getAllPages().empty()) unsuitable("PDF: 0");
}

std::string with_objects(const PdfRequest& request) {
  try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.setAttemptRecovery(false);
    pdf.processMemoryFile("pdf", reinterpret_cast<const char*>(request.document.data()), request.document.size());
    require_suitable(pdf);
    PdfUpdate update(pdf, request.document);
    SignatureObjects objects(pdf, update, request);  // owns what the new objects borrow from
    objects.add();
    return update.written();
  } catch (const QPDFExc&) {
    unsuitable("PDF");
  }
}

/// The gap that holds the signature: from '<' to behind '>'.
struct Gap {
  std::size_t begin;
  std::size_t end;
};

Gap gap_in(const std::string& pdf, std::size_t room) {
  const std::string zeros(2 * room, '0');
  const std::size_t at = pdf.rfind(zeros);
  if (at == std::string::npos || at == 0 || pdf[at - 1] != '<') throw Error("signing.failed", {{"detail", "Contents"}});
  return {at - 1, at + zeros.size() + 1};
}

void set_range(std::string& pdf, const Gap& gap) {
  std::string range = fmt::format("[0 {} {} {}", gap.begin, gap.end, pdf.size() - gap.end);
  range.resize(range_mark.size() - 1, ' ');
  const std::size_t at = pdf.rfind("1111111111 2222222222 3333333333");
  const std::size_t open = pdf.rfind('[', at);
  const std::size_t close = pdf.find(']', at);
  // qpdf writes arrays with blanks of its own.
  range.resize(close - open, ' ');
  pdf.replace(open, close - open, range);
}

ByteView view(const std::string& text, std::size_t begin, std::size_t end) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()) + begin, end - begin};
}

}  // namespace

std::vector<std::uint8_t> pdf_with_signature(const PdfRequest& request) {
  std::string pdf = with_objects(request);
  const std::size_t room = room_for(request);
  const Gap gap = gap_in(pdf, room);
  set_range(pdf, gap);
  CmsRequest cms{{view(pdf, 0, gap.begin), view(pdf, gap.end, pdf.size())},
                 request.signer,
                 request.scheme,
                 request.time_stamper,
                 std::nullopt};
  const Bytes signature = cms_signature(cms);
  if (signature.size() > room) throw Error("signing.failed", {{"detail", "Contents"}});
  std::size_t at = gap.begin + 1;
  for (const std::uint8_t byte : signature) {
    fmt::format_to(pdf.begin() + static_cast<std::ptrdiff_t>(at), "{:02x}", byte);
    at += 2;
  }
  return {pdf.begin(), pdf.end()};
}

}  // namespace hoso::signing
