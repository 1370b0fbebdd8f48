#include "signing/pdf_update.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <qpdf/Buffer.hh>

#include <hoso/error.hpp>
#include <hoso/sha256.hpp>

namespace hoso::signing {
namespace {

using Object = QPDFObjectHandle;

[[noreturn]] void unsuitable() { throw Error("signing.unsuitable", {{"detail", "startxref"}}); }

std::string_view text_of(std::span<const std::uint8_t> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Where the last cross references begin.
std::size_t last_references(std::string_view pdf) {
  const std::size_t at = pdf.rfind("startxref");
  if (at == std::string_view::npos) unsuitable();
  const std::size_t digits = pdf.find_first_of("0123456789", at);
  std::size_t offset = 0;
  if (digits == std::string_view::npos) unsuitable();
  std::from_chars(pdf.data() + digits, pdf.data() + pdf.size(), offset);
  if (offset == 0 || offset >= pdf.size()) unsuitable();
  return offset;
}

std::string stream_text(Object stream) {
  const auto data = stream.getRawStreamData();
  Object dictionary = stream.getDict().shallowCopy();
  dictionary.replaceKey("/Length", Object::newInteger(static_cast<long long>(data->getSize())));
  std::string text = dictionary.unparse();
  text.append("\nstream\n").append(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
  return text.append("\nendstream");
}

void put_bytes(std::string& out, std::size_t value, int count) {
  for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
}

}  // namespace

PdfUpdate::PdfUpdate(QPDF& pdf, std::span<const std::uint8_t> original) : pdf_(pdf), original_(original) {
  for (const auto& [id, entry] : pdf.getXRefTable()) first_new_ = std::max(first_new_, id.getObj() + 1);
  Object size = pdf.getTrailer().getKey("/Size");
  if (size.isInteger()) first_new_ = std::max(first_new_, size.getIntValueAsInt());
}

void PdfUpdate::write_object(const QPDFObjGen& id) {
  Object object = pdf_.getObjectByObjGen(id);
  places_.push_back({id, out_.size()});
  out_.append(fmt::format("{} {} obj\n", id.getObj(), id.getGen()));
  out_.append(object.isStream() ? stream_text(object) : object.unparseResolved()).append("\nendobj\n");
}

std::string PdfUpdate::trailer_entries(int size) const {
  Object trailer = pdf_.getTrailer();
  std::string text = fmt::format("/Size {} /Prev {} /Root {}", size, last_references(text_of(original_)),
                                 trailer.getKey("/Root").unparse());
  if (trailer.hasKey("/Info")) text.append(fmt::format(" /Info {}", trailer.getKey("/Info").unparse()));
  Object id = trailer.getKey("/ID");
  if (id.isArray() && id.getArrayNItems() == 2) {
    // The first names the file for ever, the second this state of it (14.4).
    const std::span<const std::uint8_t> state(reinterpret_cast<const std::uint8_t*>(out_.data()), out_.size());
    text.append(fmt::format(" /ID [{} <{}>]", id.getArrayItem(0).unparse(), sha256_hex(state).substr(0, 32)));
  }
  return text;
}

void PdfUpdate::write_table() {
  const std::size_t start = out_.size();
  const int size = std::max(first_new_, places_.back().id.getObj() + 1);
  const std::string entries = trailer_entries(size);
  out_ += "xref\n";
  for (const Place& place : places_) {
    out_.append(fmt::format("{} 1\n{:010} {:05} n \n", place.id.getObj(), place.offset, place.id.getGen()));
  }
  out_.append(fmt::format("trailer\n<< {} >>\nstartxref\n{}\n%%EOF\n", entries, start));
}

void PdfUpdate::write_stream() {
  const std::size_t start = out_.size();
  const int own = std::max(first_new_, places_.back().id.getObj() + 1);
  const std::string entries = trailer_entries(own + 1);
  places_.push_back({QPDFObjGen(own, 0), start});
  std::string index;
  std::string data;
  for (const Place& place : places_) {
    index.append(fmt::format("{} 1 ", place.id.getObj()));
    put_bytes(data, 1, 1);
    put_bytes(data, place.offset, 8);
    put_bytes(data, static_cast<std::size_t>(place.id.getGen()), 2);
  }
  out_.append(fmt::format("{} 0 obj\n<< /Type /XRef /W [1 8 2] /Index [{}] /Length {} {} >>\nstream\n", own, index,
                          data.size(), entries));
  out_.append(data).append(fmt::format("\nendstream\nendobj\nstartxref\n{}\n%%EOF\n", start));
}

std::string PdfUpdate::written() {
  const std::string_view original = text_of(original_);
  const bool has_table = original.substr(last_references(original)).starts_with("xref");
  out_ = original;
  if (!out_.ends_with('\n')) out_ += '\n';
  std::set<QPDFObjGen> ids = changed_;
  for (Object object : pdf_.getAllObjects()) {
    if (object.getObjectID() >= first_new_) ids.insert(object.getObjGen());
  }
  for (const QPDFObjGen& id : ids) write_object(id);
  if (has_table)
    write_table();
  else
    write_stream();
  return std::move(out_);
}

}  // namespace hoso::signing
