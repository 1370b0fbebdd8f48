// Signatures of a PDF: ISO 32000-1, 12.8, and EN 319 142-1.
#include <hoso/signing/verify.hpp>

#include <algorithm>

#include "signing/cms_judge.hpp"

namespace hoso::signing {
namespace {

int hex_digit(std::uint8_t c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// "<3082…>" and nothing else; nullopt for anything else.
std::optional<Bytes> hex_string(ByteView text) {
  if (text.size() < 4 || text.size() % 2 != 0 || text.front() != '<' || text.back() != '>') return std::nullopt;
  // A writer has one way of writing letters; both ways are the mark of a change that leaves the value alone.
  const bool upper = std::ranges::any_of(text, [](std::uint8_t c) { return c >= 'A' && c <= 'F'; });
  const bool lower = std::ranges::any_of(text, [](std::uint8_t c) { return c >= 'a' && c <= 'f'; });
  if (upper && lower) return std::nullopt;
  Bytes bytes;
  bytes.reserve(text.size() / 2);
  for (std::size_t i = 1; i + 2 < text.size(); i += 2) {
    const int high = hex_digit(text[i]);
    const int low = hex_digit(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes.push_back(static_cast<std::uint8_t>(high * 16 + low));
  }
  return bytes;
}

/// Without the zeros that fill the room that was kept; what else follows stays and is refused later.
ByteView without_filling(ByteView der) {
  const unsigned char* at = der.data();
  long length = 0;
  int tag = 0;
  int kind = 0;
  const int header = ASN1_get_object(&at, &length, &tag, &kind, static_cast<long>(der.size()));
  if ((header & 0x80) != 0 || (header & 1) != 0) return der;  // broken, or of indefinite length
  const std::size_t size = static_cast<std::size_t>(at - der.data()) + static_cast<std::size_t>(length);
  const ByteView rest = der.subspan(size);
  return std::ranges::all_of(rest, [](std::uint8_t byte) { return byte == 0; }) ? der.first(size) : der;
}

struct Ranges {
  ByteView before;
  ByteView gap;
  ByteView after;
};

/// From the file's first byte to the signature, and on behind it, with nothing else left out.
std::optional<Ranges> ranges_of(ByteView pdf, const std::array<std::int64_t, 4>& range) {
  const auto size = static_cast<std::int64_t>(pdf.size());
  const auto [begin, length, second, rest] = range;
  const bool within = begin == 0 && length > 0 && length < size && second > length && second < size && rest > 0 &&
                      rest <= size - second;
  if (!within) return std::nullopt;
  const auto at = static_cast<std::size_t>(length);
  const auto next = static_cast<std::size_t>(second);
  return Ranges{pdf.first(at), pdf.subspan(at, next - at), pdf.subspan(next, static_cast<std::size_t>(rest))};
}

std::string format_of(const std::string& sub_filter) {
  if (sub_filter == "ETSI.CAdES.detached") return "PAdES";
  if (sub_filter == "adbe.pkcs7.detached") return "PKCS#7";
  if (sub_filter == "ETSI.RFC3161") return "RFC 3161";
  return {};
}

SignatureReport described(const PdfSignatureField& field) {
  SignatureReport report;
  report.format = format_of(field.sub_filter);
  report.name = field.name;
  report.claimed_time = field.claimed_time;
  report.reason = field.reason;
  report.location = field.location;
  report.page = field.page;
  return report;
}

bool is_blank(std::uint8_t byte) { return byte == '\n' || byte == '\r' || byte == ' ' || byte == '\t' || byte == 0; }

/// "startxref", a number, "%%EOF", and nothing but white space.
bool ends_as_update(ByteView tail) {
  std::string_view text(reinterpret_cast<const char*>(tail.data()), tail.size());
  while (!text.empty() && is_blank(static_cast<std::uint8_t>(text.back()))) text.remove_suffix(1);
  if (!text.ends_with("%%EOF")) return false;
  const std::size_t at = text.rfind("startxref");
  return at != std::string_view::npos &&
         text.find_first_not_of("0123456789\r\n %EOF", at + 9) == std::string_view::npos;
}

void add_cover(ByteView pdf, const Ranges& ranges, const PdfSignatureField& field, SignatureReport& report) {
  const auto end = static_cast<std::size_t>(ranges.after.data() + ranges.after.size() - pdf.data());
  report.covered = {{0, ranges.before.size()}, {ranges.before.size() + ranges.gap.size(), end}};
  report.bytes_after = pdf.size() - end;
  if (std::ranges::all_of(pdf.subspan(end), is_blank)) return;
  // Behind a signature there are changes, whatever the list of fields says; bytes that are no update are not read by
  // every program alike.
  const bool harmless = field.changes_after == ChangesAfter::signatures && ends_as_update(pdf.subspan(end));
  report.changes_after = harmless ? ChangesAfter::signatures : ChangesAfter::content;
  report.add(report.changes_after == ChangesAfter::signatures ? "signature.extended_after" : "signature.changed_after");
}

SignatureReport with_issue(SignatureReport report, std::string_view code, MessageArguments arguments = {}) {
  report.add(code, std::move(arguments));
  return report;
}

SignatureReport judged(ByteView pdf, const PdfSignatureField& field, const Judgement& judgement) {
  SignatureReport report = described(field);
  const std::optional<Ranges> ranges = ranges_of(pdf, field.byte_range);
  if (!ranges) return with_issue(std::move(report), "signature.gap");
  const std::optional<Bytes> contents = hex_string(ranges->gap);
  if (!contents) return with_issue(std::move(report), "signature.gap");
  add_cover(pdf, *ranges, field, report);
  if (report.format.empty()) {
    return with_issue(std::move(report), "signature.unsupported", {{"detail", field.sub_filter}});
  }
  if (report.format == "PKCS#7") report.add("signature.old_format");
  const CmsEvidence evidence{without_filling(*contents), {ranges->before, ranges->after}, judgement, true};
  if (report.format == "RFC 3161") return judge_document_time_stamp(evidence, std::move(report));
  return judge_cms(evidence, report).front();
}

}  // namespace

std::vector<SignatureReport> pdf_signatures(ByteView pdf, const std::vector<PdfSignatureField>& fields,
                                            const Judgement& judgement) {
  std::vector<SignatureReport> reports;
  for (const PdfSignatureField& field : fields) reports.push_back(judged(pdf, field, judgement));
  return reports;
}

}  // namespace hoso::signing
