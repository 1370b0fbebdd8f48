#include "evidence_table.hpp"

#include <array>

#include <hoso/identifiers.hpp>

namespace hoso {
namespace {

struct Naming {
  std::string_view id;
  std::string_view vi;
  std::string_view en;
};

/// Kinds and items of docs/evidence.md; others show their id.
constexpr std::array namings = std::to_array<Naming>({
    {"card_qr", "Mã QR của căn cước", "QR code of an identity card"},
    {"card_mrz", "Dòng máy đọc (MRZ) của căn cước", "Machine-readable lines of an identity card"},
    {"form_qr", "Mã QR của tờ khai", "QR code of the form itself"},
    {"of_form", "Biểu mẫu", "Form"},
    {"of_version", "Phiên bản", "Version"},
    {"citizen_id", "Số định danh cá nhân", "Personal identification number"},
    {"legacy_id", "Số giấy tờ cũ", "Number of the former card"},
    {"full_name", "Họ, chữ đệm và tên", "Full name"},
    {"latin_name", "Họ tên không dấu", "Name without marks"},
    {"card_number", "Số thẻ", "Card number"},
    {"birth_date", "Ngày, tháng, năm sinh", "Date of birth"},
    {"sex", "Giới tính", "Sex"},
    {"address", "Nơi thường trú", "Permanent residence"},
    {"issue_date", "Ngày cấp", "Date of issue"},
    {"expiry_date", "Có giá trị đến", "Date of expiry"},
});

Naming naming_of(std::string_view id) {
  for (const Naming& naming : namings) {
    if (naming.id == id) return naming;
  }
  return {id, id, ""};
}

void write_name(Html& html, std::string_view tag, const Naming& naming) {
  html.open(tag, {{"class", "label"}}).text(naming.vi);
  if (!naming.en.empty()) html.element("span", {{"class", "en"}, {"lang", "en"}}, naming.en);
  html.close();
}

std::string shown(const EvidenceItem& item) {
  const auto date = parse_iso_date(item.value);
  return item.id.ends_with("_date") && date ? printed_date(*date) : item.value;
}

}  // namespace

void write_evidence(Html& html, const Evidence& evidence) {
  write_name(html, "h4", naming_of(evidence.kind));
  html.open("table", {{"class", "evidence"}}).open("tbody");
  for (const EvidenceItem& item : evidence.items) {
    html.open("tr");
    write_name(html, "td", naming_of(item.id));
    html.open("td").element("bdi", {}, shown(item)).close();
    html.close();
  }
  html.close().close();
}

}  // namespace hoso
