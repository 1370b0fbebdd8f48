// Functions about numbers, dates and texts; only today() looks at the scope.
#include <algorithm>
#include <array>
#include <chrono>
#include <limits>

#include <hoso/text.hpp>

#include "evaluator.hpp"

namespace hoso::rules {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

// ---- dates ----------------------------------------------------------------------------------

std::optional<Date> real_date(const std::string& iso) {
  const std::optional<Date> date = parse_iso_date(iso);
  return date && exists(*date) ? date : std::nullopt;
}

/// Days of a calendar as numbers that compare like days; a year alone is all of its days.
int first_day(const Date& date) {
  return date.year * 10000 + (date.year_only() ? 101 : date.month * 100 + date.day);
}

int last_day(const Date& date) {
  return date.year_only() ? date.year * 10000 + 1231 : first_day(date);
}

Value is_date(const Scope&, const Arguments& dates) { return real_date(dates[0]).has_value(); }

Value before(const Scope&, const Arguments& dates) {
  const auto left = real_date(dates[0]), right = real_date(dates[1]);
  return left && right && last_day(*left) < first_day(*right);
}

Value after(const Scope& scope, const Arguments& dates) {
  return before(scope, {dates[1], dates[0]});
}

Value age_on(const Scope&, const Arguments& dates) {
  const auto birth = real_date(dates[0]), day = real_date(dates[1]);
  if (!birth || !day) return not_a_number;
  // Whole years between two yyyymmdd numbers.
  return static_cast<double>((first_day(*day) - last_day(*birth)) / 10000);
}

/// Days from the first to the second; a year alone has none.
Value days_between(const Scope&, const Arguments& dates) {
  const auto from = real_date(dates[0]), to = real_date(dates[1]);
  if (!from || !to || from->year_only() || to->year_only()) return not_a_number;
  const auto day = [](const Date& date) {
    return std::chrono::sys_days(std::chrono::year(date.year) / date.month / date.day);
  };
  return static_cast<double>((day(*to) - day(*from)).count());
}

Value today(const Scope& scope, const Arguments&) { return iso_date(scope.today); }

// ---- personal identification number ---------------------------------------------------------

bool has_12_digits(const std::string& text) {
  return text.size() == 12 && digits_of(text).size() == 12;
}

Value is_id_number(const Scope&, const Arguments& numbers) { return has_12_digits(numbers[0]); }

Value is_legacy_id_number(const Scope&, const Arguments& numbers) {
  return is_legacy_id(digits_of(numbers[0]));
}

Value id_place_known(const Scope&, const Arguments& numbers) {
  return parse_citizen_id(numbers[0]).has_value();
}

/// In "Căn cước số 025188001010 do … cấp ngày 20/11/2021": the first run of just twelve digits.
Value id_number_in(const Scope&, const Arguments& texts) {
  std::string run;
  for (const char c : texts[0] + ' ') {
    if (c >= '0' && c <= '9') {
      run += c;
    } else {
      if (has_12_digits(run)) return run;
      run.clear();
    }
  }
  return std::string();
}

Value id_sex(const Scope&, const Arguments& numbers) {
  const auto id = parse_citizen_id(numbers[0]);
  return id ? std::string(vietnamese(id->sex)) : std::string();
}

Value id_birth_year(const Scope&, const Arguments& numbers) {
  const auto id = parse_citizen_id(numbers[0]);
  return id ? static_cast<double>(id->birth_year) : not_a_number;
}

// ---- contact and text -----------------------------------------------------------------------

Value is_phone(const Scope&, const Arguments& phones) {
  return is_assigned_phone(national_phone(phones[0]));
}

bool is_mail_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         std::string_view("!#$%&'*+-/=?^_`{|}~.@").find(c) != std::string_view::npos;
}

/// The shape of RFC 5321 §4.1.2 without quoted strings and address literals, which no mail
/// provider of the public offers.
Value is_email(const Scope&, const Arguments& addresses) {
  const std::string& address = addresses[0];
  const std::size_t at = address.find('@'), last_dot = address.rfind('.');
  if (at == std::string::npos || at == 0 || address.find('@', at + 1) != std::string::npos) {
    return false;
  }
  return std::ranges::all_of(address, is_mail_character) && last_dot != std::string::npos &&
         last_dot > at + 1 && address.size() - last_dot > 2 && address[0] != '.' &&
         address[at - 1] != '.' && address.find("..") == std::string::npos;
}

Value lower(const Scope&, const Arguments& texts) { return lower_case(texts[0]); }

Value fold(const Scope&, const Arguments& texts) { return folded(texts[0]); }

Value same_text(const Scope&, const Arguments& texts) {
  return with_official_tones(lower_case(normalized_spaces(texts[0]))) ==
         with_official_tones(lower_case(normalized_spaces(texts[1])));
}

constexpr std::array functions = std::to_array<Function>({
    {"after", 2, after},
    {"age-on", 2, age_on},
    {"before", 2, before},
    {"days-between", 2, days_between},
    {"folded", 1, fold},
    {"id-birth-year", 1, id_birth_year},
    {"id-number-in", 1, id_number_in},
    {"id-province-known", 1, id_place_known},
    {"id-sex", 1, id_sex},
    {"is-date", 1, is_date},
    {"is-email", 1, is_email},
    {"is-id-number", 1, is_id_number},
    {"is-legacy-id-number", 1, is_legacy_id_number},
    {"is-phone", 1, is_phone},
    {"lower", 1, lower},
    {"same-text", 2, same_text},
    {"today", 0, today},
});

}  // namespace

std::span<const Function> value_functions() { return functions; }

}  // namespace hoso::rules
