#include <hoso/identifiers.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <vector>

#include <hoso/text.hpp>

namespace hoso {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) { return std::ranges::all_of(text, is_digit); }

/// At most nine digits.
int number_of(std::string_view digits) {
  int number = 0;
  for (const char digit : digits) number = number * 10 + (digit - '0');
  return number;
}

std::string padded(int number, std::size_t width) {
  const std::string digits = std::to_string(number);
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

// TT 59/2021/TT-BCA, annex 1: 0 and the statistics office's code of the province.
constexpr auto province_codes = std::to_array<std::string_view>(
    {"001", "002", "004", "006", "008", "010", "011", "012", "014", "015", "017", "019", "020",
     "022", "024", "025", "026", "027", "030", "031", "033", "034", "035", "036", "037", "038",
     "040", "042", "044", "045", "046", "048", "049", "051", "052", "054", "056", "058", "060",
     "062", "064", "066", "067", "068", "070", "072", "074", "075", "077", "079", "080", "082",
     "083", "084", "086", "087", "089", "091", "092", "093", "094", "095", "096"});

constexpr int first_country_code = 101;

struct PrefixChange {
  std::string_view old_prefix;
  std::string_view new_prefix;
};

// QĐ 798/QĐ-BTTTT (2018): 11-digit mobile numbers became 10-digit ones.
constexpr auto prefix_changes = std::to_array<PrefixChange>(
    {{"0120", "070"}, {"0121", "079"}, {"0122", "077"}, {"0123", "083"}, {"0124", "084"},
     {"0125", "085"}, {"0126", "076"}, {"0127", "081"}, {"0128", "078"}, {"0129", "082"},
     {"0162", "032"}, {"0163", "033"}, {"0164", "034"}, {"0165", "035"}, {"0166", "036"},
     {"0167", "037"}, {"0168", "038"}, {"0169", "039"}, {"0186", "056"}, {"0188", "058"},
     {"0199", "059"}});

// Ranges the operators use (facts gathered 2026-11); the plan itself (TT 22/2014/TT-BTTTT) only
// says 03, 05, 07, 08 and 09.
constexpr auto mobile_prefixes = std::to_array<std::string_view>(
    {"032", "033", "034", "035", "036", "037", "038", "039", "052", "055", "056", "058",
     "059", "070", "076", "077", "078", "079", "081", "082", "083", "084", "085", "086",
     "087", "088", "089", "090", "091", "092", "093", "094", "096", "097", "098", "099"});

bool is_mobile(std::string_view digits) {
  constexpr std::string_view second_digits = "35789";
  return digits.size() == 10 && digits[0] == '0' &&
         second_digits.find(digits[1]) != std::string_view::npos;
}

bool is_landline(std::string_view digits) {
  return digits.size() == 11 && digits.starts_with("02");
}

bool is_phone_punctuation(char c) {
  return std::string_view(" .-()+").find(c) != std::string_view::npos;
}

std::string present_mobile(const std::string& digits) {
  if (digits.size() != 11) return digits;
  const auto change = std::ranges::find(prefix_changes, std::string_view(digits).substr(0, 4),
                                        &PrefixChange::old_prefix);
  return change == prefix_changes.end() ? digits
                                        : std::string(change->new_prefix) + digits.substr(4);
}

struct DateWords {
  std::vector<std::string> numbers;
  std::string words;  ///< everything else, without separators and spaces
};

DateWords date_words_of(std::string_view text) {
  DateWords parts;
  bool in_number = false;
  for (const char c : folded(text)) {
    if (is_digit(c)) {
      if (!in_number) parts.numbers.emplace_back();
      parts.numbers.back() += c;
    } else if (std::string_view(" /-.,").find(c) == std::string_view::npos) {
      parts.words += c;
    }
    in_number = is_digit(c);
  }
  return parts;
}

std::optional<Date> date_of(std::string_view day, std::string_view month, std::string_view year) {
  if (day.size() > 2 || month.size() > 2 || year.size() != 4) return std::nullopt;
  return Date{number_of(year), number_of(month), number_of(day)};
}

}  // namespace

std::string digits_of(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), is_digit);
  return digits;
}

std::string_view vietnamese(Sex sex) { return sex == Sex::male ? "Nam" : "Nữ"; }

std::optional<Sex> parse_sex(std::string_view text) {
  const std::string lower = lower_case(normalized_spaces(text));
  if (lower == "nam") return Sex::male;
  if (lower == "nữ") return Sex::female;
  return std::nullopt;
}

std::optional<CitizenId> parse_citizen_id(std::string_view digits) {
  if (digits.size() != 12 || !all_digits(digits)) return std::nullopt;
  const std::string_view place = digits.substr(0, 3);
  if (!is_province_id_code(place) && number_of(place) < first_country_code) return std::nullopt;
  const int century_and_sex = digits[3] - '0';
  return CitizenId{.place_code = std::string(place),
                   .sex = century_and_sex % 2 == 0 ? Sex::male : Sex::female,
                   .birth_year = 1900 + century_and_sex / 2 * 100 + number_of(digits.substr(4, 2)),
                   .serial = std::string(digits.substr(6))};
}

bool is_province_id_code(std::string_view code) {
  return std::ranges::binary_search(province_codes, code);
}

bool is_legacy_id(std::string_view digits) { return digits.size() == 9 && all_digits(digits); }

std::string national_phone(std::string_view text) {
  const std::string trimmed = normalized_spaces(text);
  if (!std::ranges::all_of(trimmed, [](char c) { return is_digit(c) || is_phone_punctuation(c); }))
    return {};
  std::string digits = digits_of(trimmed);
  if (trimmed.find('+') == 0 || digits.starts_with("84")) {
    if (!digits.starts_with("84")) return {};
    digits.erase(0, 2);
    // "+84 (0)912…" is written as often as "+84 912…".
    if (!digits.starts_with('0')) digits.insert(0, 1, '0');
  }
  digits = present_mobile(digits);
  return is_mobile(digits) || is_landline(digits) ? digits : std::string();
}

bool is_assigned_phone(std::string_view national) {
  if (is_mobile(national))
    return std::ranges::binary_search(mobile_prefixes, national.substr(0, 3));
  return is_landline(national);
}

bool exists(const Date& date) {
  if (date.year < 1 || date.year > 9999) return false;
  if (date.year_only()) return date.day == 0;
  return std::chrono::year_month_day(std::chrono::year(date.year),
                                     std::chrono::month(static_cast<unsigned>(date.month)),
                                     std::chrono::day(static_cast<unsigned>(date.day)))
      .ok();
}

std::optional<Date> parse_date(std::string_view text) {
  const auto [numbers, words] = date_words_of(text);
  if (numbers.size() == 3 && (words.empty() || words == "ngaythangnam" || words == "thangnam"))
    return date_of(numbers[0], numbers[1], numbers[2]);
  if (numbers.size() != 1) return std::nullopt;
  const std::string_view only = numbers[0];
  if (only.size() == 4 && (words.empty() || words == "nam")) return Date{number_of(only)};
  if (only.size() == 8 && words.empty())
    return date_of(only.substr(0, 2), only.substr(2, 2), only.substr(4));
  return std::nullopt;
}

std::string iso_date(const Date& date) {
  const std::string year = padded(date.year, 4);
  return date.year_only() ? year : year + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

std::optional<Date> parse_iso_date(std::string_view text) {
  const bool full = text.size() == 10 && text[4] == '-' && text[7] == '-';
  if ((!full && text.size() != 4) || !all_digits(text.substr(0, 4))) return std::nullopt;
  Date date{number_of(text.substr(0, 4))};
  if (full) {
    if (!all_digits(text.substr(5, 2)) || !all_digits(text.substr(8, 2))) return std::nullopt;
    date.month = number_of(text.substr(5, 2));
    date.day = number_of(text.substr(8, 2));
  }
  return exists(date) && (!full || !date.year_only()) ? std::optional(date) : std::nullopt;
}

std::string printed_date(const Date& date) {
  const std::string year = padded(date.year, 4);
  return date.year_only() ? year : padded(date.day, 2) + "/" + padded(date.month, 2) + "/" + year;
}

}  // namespace hoso
