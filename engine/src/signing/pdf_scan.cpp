#include <hoso/signing/scan.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace hoso::signing {
namespace {

/// A file has a handful; more are somebody's trick to keep us busy.
constexpr std::size_t most = 50;
/// A signature dictionary's other entries stand near.
constexpr std::size_t nearby = 1'000;

std::string_view without_blanks(std::string_view text) {
  const std::size_t at = text.find_first_not_of(" \t\r\n");
  return at == std::string_view::npos ? std::string_view() : text.substr(at);
}

/// "[0 123 456 789" -> four numbers.
bool read_range(std::string_view text, std::array<std::int64_t, 4>& range) {
  text = without_blanks(text);
  if (!text.starts_with('[')) return false;
  text.remove_prefix(1);
  for (std::int64_t& number : range) {
    text = without_blanks(text);
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc()) return false;
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
  }
  return true;
}

/// "ETSI.CAdES.detached"; empty = none near.
std::string sub_filter_in(std::string_view text) {
  constexpr std::string_view key = "/SubFilter";
  const std::size_t at = text.find(key);
  if (at == std::string_view::npos) return {};
  std::string_view name = without_blanks(text.substr(at + key.size()));
  if (!name.starts_with('/')) return {};
  name.remove_prefix(1);
  return std::string(name.substr(0, name.find_first_of(" \t\r\n/<>[]()")));
}

std::string sub_filter_of(std::string_view pdf, std::size_t at, const std::array<std::int64_t, 4>& range) {
  const std::size_t begin = pdf.rfind("obj", at);
  const std::size_t from = begin == std::string_view::npos || at - begin > nearby ? at : begin;
  std::string before = sub_filter_in(pdf.substr(from, at - from + nearby));
  if (!before.empty() || range[2] <= 0 || static_cast<std::size_t>(range[2]) >= pdf.size()) return before;
  return sub_filter_in(pdf.substr(static_cast<std::size_t>(range[2]), nearby));
}

std::int64_t end_of(const PdfSignatureField& field) { return field.byte_range[2] + field.byte_range[3]; }

}  // namespace

std::vector<PdfSignatureField> scanned_signature_fields(std::span<const std::uint8_t> bytes) {
  const std::string_view pdf(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  constexpr std::string_view key = "/ByteRange";
  std::vector<PdfSignatureField> fields;
  for (std::size_t at = pdf.find(key); at != std::string_view::npos && fields.size() < most;
       at = pdf.find(key, at + 1)) {
    PdfSignatureField field;
    if (!read_range(pdf.substr(at + key.size(), nearby), field.byte_range)) continue;
    field.sub_filter = sub_filter_of(pdf, at, field.byte_range);
    fields.push_back(std::move(field));
  }
  std::ranges::stable_sort(fields, {}, end_of);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    fields[i].changes_after = i + 1 < fields.size() ? ChangesAfter::signatures : ChangesAfter::content;
  }
  return fields;
}

}  // namespace hoso::signing
