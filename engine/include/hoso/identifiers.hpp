// Numbers and dates that Vietnamese paperwork is built on: pure functions over what was written.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hoso {

/// The decimal digits of `text` in order; everything else is dropped.
[[nodiscard]] std::string digits_of(std::string_view text);

// ---- personal identification number ---------------------------------------------------------

/// As registered in civil status.
enum class Sex { male, female };

/// "Nam" or "Nữ".
[[nodiscard]] std::string_view vietnamese(Sex);
/// Inverse of vietnamese(), any case, spaces allowed around it; nullopt for anything else.
[[nodiscard]] std::optional<Sex> parse_sex(std::string_view text);

/// What the 12 digits say (NĐ 137/2015/NĐ-CP art. 13; kept by NĐ 70/2024/NĐ-CP): three digits for
/// the place of birth registration, one for century and sex, two for the year of birth, six that
/// mean nothing. There is no check digit.
struct CitizenId {
  std::string place_code;  ///< "025"; former province (63 of them) or country
  Sex sex = Sex::male;  ///< by the digit for century and sex
  int birth_year = 0;  ///< 1900..2399
  std::string serial;  ///< six digits
  friend bool operator==(const CitizenId&, const CitizenId&) = default;
};

/// Nullopt unless `digits` is exactly 12 ASCII digits with a possible place code: a province code
/// of TT 59/2021/TT-BCA, or 101 and above (countries; the list of these is not known to hoso).
[[nodiscard]] std::optional<CitizenId> parse_citizen_id(std::string_view digits);
/// One of the 63 province codes ("001" … "096"); numbers given out before the mergers of 2025
/// keep them. Their names and today's units: Places::registration_place.
[[nodiscard]] bool is_province_id_code(std::string_view code);
/// The 9 digits of the old card (chứng minh nhân dân, void since 2025-01-01), met in archives.
[[nodiscard]] bool is_legacy_id(std::string_view digits);

// ---- phone ----------------------------------------------------------------------------------

/// National form, digits only: "+84 912 345 678" -> "0912345678"; an 11-digit mobile number of
/// before 2018-11-15 in its present form: "01629876543" -> "0329876543" (TT 22/2014/TT-BTTTT as
/// changed by QĐ 798/QĐ-BTTTT 2018). Empty when it is no Vietnamese number.
[[nodiscard]] std::string national_phone(std::string_view text);
/// Whether a national_phone() result lies in a range an operator uses, not only in the plan.
[[nodiscard]] bool is_assigned_phone(std::string_view national);

// ---- dates ----------------------------------------------------------------------------------

/// A calendar date, or a year alone (month and day 0), as births are sometimes registered.
struct Date {
  int year = 0;  ///< 1..9999 where it exists
  int month = 0;  ///< 1..12; 0 = a year alone
  int day = 0;  ///< 1..31; 0 = a year alone
  /// Whether the day and month are not registered.
  [[nodiscard]] bool year_only() const { return month == 0; }
  friend bool operator==(const Date&, const Date&) = default;
};

/// Gregorian calendar, years 1..9999; a year alone exists.
[[nodiscard]] bool exists(const Date&);
/// Reads "12/03/1990" with any of / - . , or spaces between, "12031990", "ngày 12 tháng 3 năm 1990"
/// with or without diacritics, and "1990". Nullopt for anything else. The result need not exist,
/// so that "31/02/1990" can be reported as what it is.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
/// "1990-03-12" or "1990" (ISO 8601).
[[nodiscard]] std::string iso_date(const Date&);
/// Strict inverse of iso_date.
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text);
/// "12/03/1990" or "1990", as forms print it.
[[nodiscard]] std::string printed_date(const Date&);

}  // namespace hoso
