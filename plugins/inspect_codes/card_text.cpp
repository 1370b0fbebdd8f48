#include "card_text.hpp"

#include <algorithm>

#include <hoso/identifiers.hpp>
#include <hoso/text.hpp>

namespace hoso::codes {
namespace {

/// A name has 4 to 60 letters, an address rarely more than 150; the rest is room.
constexpr std::size_t most_text_bytes = 1024;
constexpr std::size_t most_field_bytes = 400;
constexpr std::size_t least_fields = 7;
/// Newer cards are reported to name the parents and more after the seven known fields.
constexpr std::size_t most_fields = 16;

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> fields;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('|', begin), text.size());
    fields.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return fields;
}

/// Controls, invisible marks and direction overrides; U+FFFE and U+FFFF are no characters at all.
bool is_control(char32_t point) {
  return point < 0x20 || (point >= 0x7F && point < 0xA0) || (point >= 0x200B && point <= 0x200F) ||
         (point >= 0x2028 && point <= 0x202E) || (point >= 0x2060 && point <= 0x206F) ||
         point == 0xFEFF || (point & 0xFFFE) == 0xFFFE;
}

/// nfc() puts U+FFFD where bytes are no UTF-8; a card has no reason to contain one.
bool is_plain_text(std::string_view text) {
  const auto points = code_points(nfc(text));
  return std::ranges::none_of(points, [](char32_t p) { return is_control(p) || p == 0xFFFD; });
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

bool is_name(std::string_view text) {
  const auto points = code_points(nfc(text));
  const auto belongs = [](char32_t p) { return is_letter(p) || p == ' ' || p == '-' || p == '\'' || p == '.'; };
  return std::ranges::any_of(points, is_letter) && std::ranges::all_of(points, belongs);
}

/// ddmmyyyy, also with slashes, which some scanners insert; a year alone may have zeros for the rest.
std::optional<Date> date_of(std::string_view text) {
  if (text.starts_with("0000") && text.size() == 8) text.remove_prefix(4);
  const bool digits_or_slashes = std::ranges::all_of(
      text, [](char c) { return (c >= '0' && c <= '9') || c == '/'; });
  const auto date = digits_or_slashes && text.size() <= 10 ? parse_date(text) : std::nullopt;
  return date && exists(*date) ? date : std::nullopt;
}

class Reader {
 public:
  explicit Reader(const std::vector<std::string_view>& fields) : fields_(fields) {}

  /// Nullopt = no card.
  [[nodiscard]] std::optional<std::vector<EvidenceItem>> items() && {
    const auto birth = date_of(fields_[3]);
    if (!parse_citizen_id(fields_[0]) || !is_legacy_number(fields_[1]) || !birth) return std::nullopt;
    add("citizen_id", fields_[0], std::string(fields_[0]));
    if (!fields_[1].empty()) add("legacy_id", fields_[1], std::string(fields_[1]));
    add("birth_date", fields_[3], iso_date(*birth));
    if (!add_name() || !add_sex() || !add_issue_date()) return std::nullopt;
    if (readable(fields_[5])) add("address", fields_[5], normalized_spaces(fields_[5]));
    for (std::size_t i = least_fields; i < fields_.size(); ++i) add_extra(i);
    return std::move(items_);
  }

 private:
  static bool is_legacy_number(std::string_view text) {
    return text.empty() || is_legacy_id(text) || parse_citizen_id(text).has_value();
  }

  static bool readable(std::string_view text) { return !text.empty() && is_plain_text(text); }

  void add(std::string id, std::string_view raw, std::string value) {
    items_.push_back({std::move(id), std::string(raw), std::move(value)});
  }

  bool add_name() {
    if (!is_plain_text(fields_[2])) return true;  // another encoding: what it says is not known
    if (!is_name(fields_[2])) return false;
    add("full_name", fields_[2], normalized_spaces(fields_[2]));
    return true;
  }

  bool add_sex() {
    if (!is_plain_text(fields_[4])) return true;
    const auto sex = parse_sex(fields_[4]);
    if (sex) add("sex", fields_[4], std::string(vietnamese(*sex)));
    return sex.has_value();
  }

  /// Left out on some cards.
  bool add_issue_date() {
    const auto date = date_of(fields_[6]);
    if (date) add("issue_date", fields_[6], iso_date(*date));
    return date || fields_[6].empty();
  }

  void add_extra(std::size_t index) {
    const std::string_view text = fields_[index];
    if (readable(text)) add("extra_" + std::to_string(index + 1), text, normalized_spaces(text));
  }

  const std::vector<std::string_view>& fields_;
  std::vector<EvidenceItem> items_;
};

}  // namespace

std::optional<std::vector<EvidenceItem>> card_items(std::string_view bytes) {
  while (!bytes.empty() && (bytes.back() == '\n' || bytes.back() == '\r')) bytes.remove_suffix(1);
  if (bytes.size() > most_text_bytes) return std::nullopt;
  const std::vector<std::string_view> fields = split(bytes);
  const bool counted = fields.size() >= least_fields && fields.size() <= most_fields;
  const bool bounded = std::ranges::all_of(
      fields, [](std::string_view field) { return field.size() <= most_field_bytes; });
  if (!counted || !bounded || !is_ascii(fields[0])) return std::nullopt;
  return Reader(fields).items();
}

}  // namespace hoso::codes
