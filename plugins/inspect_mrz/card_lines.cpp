#include "card_lines.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <hoso/identifiers.hpp>
#include <hoso/text.hpp>

#include "latin_name.hpp"

namespace hoso::mrz {
namespace {

constexpr std::size_t number_length = 9 + 1;      ///< with its check digit, as all below
constexpr std::size_t citizen_id_length = 12;
constexpr std::size_t date_length = 6 + 1;

using Texts = std::vector<std::string>;

/// The digits a sign may have been. A digit is believed: a wrong one shows in the check digits.
std::string digits_like(char sign) {
  if (sign >= '0' && sign <= '9') return {sign};
  switch (sign) {
    case 'O': case 'D': case 'Q': return "0";
    case 'I': case 'L': return "1";
    case 'Z': return "27";
    case 'A': return "4";
    case 'S': return "58";
    case 'G': return "60";
    case 'T': return "17";
    case 'B': return "83";
    default: return {};
  }
}

bool may_be_digits(std::string_view text) {
  return std::ranges::none_of(text, [](char sign) { return digits_like(sign).empty(); });
}

/// All ways to read `text` as digits; none when a sign can be no digit, or when there are so many ways
/// that a check digit would confirm some by chance.
Texts digit_readings(std::string_view text) {
  constexpr std::size_t most_readings = 8;
  Texts readings{""};
  for (const char sign : text) {
    Texts longer;
    for (const std::string& reading : readings) {
      for (const char digit : digits_like(sign)) longer.push_back(reading + digit);
    }
    readings = std::move(longer);
    if (readings.size() > most_readings) return {};
  }
  return readings;
}

/// Those of its readings whose last digit is the check digit of the others.
Texts checked_readings(std::string_view text) {
  Texts readings = digit_readings(text);
  std::erase_if(readings, [](const std::string& reading) {
    return reading.back() != check_digit({reading.data(), reading.size() - 1});
  });
  return readings;
}

/// The check digit after a run of fillers, which may be gone or misread as letters. Empty = no such end.
std::string_view sign_after_fillers(std::string_view end) {
  if (end.empty()) return {};
  const std::string_view fillers = end.substr(0, end.size() - 1);
  const bool filled = std::ranges::none_of(fillers, [](char sign) { return sign >= '0' && sign <= '9'; });
  return filled ? end.substr(end.size() - 1) : std::string_view();
}

/// Readings of the first line's data, each with its check digit.
struct FirstLine {
  Texts numbers;
  Texts citizen_ids;
};

/// Nine digits, check digit, twelve digits, fillers, check digit. Empty unless both are right.
FirstLine first_line_data(std::string_view text) {
  constexpr std::size_t data_length = number_length + citizen_id_length;
  if (text.size() <= data_length || !may_be_digits(text.substr(0, data_length))) return {};
  const std::string_view check = sign_after_fillers(text.substr(data_length));
  if (check.empty()) return {};
  FirstLine data{checked_readings(text.substr(0, number_length)),
                 checked_readings(std::string(text.substr(number_length, citizen_id_length)) + std::string(check))};
  return data.numbers.empty() || data.citizen_ids.empty() ? FirstLine() : data;
}

/// "IDVNM" and the data. The first digit is read twice now and then, so where the data begin is tried.
FirstLine first_line(std::string_view line) {
  constexpr std::size_t least_prefix = 3, most_prefix = 7, most_misread = 2;
  for (std::size_t begin = least_prefix; begin <= most_prefix && begin < line.size(); ++begin) {
    if (edit_distance(line.substr(0, begin), "IDVNM") > most_misread) continue;
    FirstLine data = first_line_data(line.substr(begin));
    if (!data.numbers.empty()) return data;
  }
  return {};
}

struct SecondLine {
  Texts births;    ///< each with its check digit
  Texts expiries;  ///< likewise
  char sex = '<';
  Texts checks;  ///< of everything
};

/// Six digits, check digit, sex, six digits, check digit, "VNM", fillers, check digit.
SecondLine second_line(std::string_view line) {
  constexpr std::size_t state_at = 2 * date_length + 1, state_length = 3, most_misread = 1;
  if (line.size() <= state_at + state_length) return {};
  if (edit_distance(line.substr(state_at, state_length), "VNM") > most_misread) return {};
  return {checked_readings(line.substr(0, date_length)),
          checked_readings(line.substr(date_length + 1, date_length)), line[date_length],
          digit_readings(sign_after_fillers(line.substr(state_at + state_length)))};
}

/// One reading of the data of both lines, each with its check digit.
struct Reading {
  std::string number, citizen_id, birth, expiry;
  friend bool operator==(const Reading&, const Reading&) = default;
};

/// The optional data of the second line are fillers, which add nothing.
char check_of_all(const Reading& one) {
  const std::string id = one.citizen_id.substr(0, citizen_id_length);
  return check_digit(one.number + id + "<<" + one.citizen_id.back() + one.birth + one.expiry);
}

/// Those that the last check digit confirms.
std::vector<Reading> confirmed(const FirstLine& first, const SecondLine& second) {
  std::vector<Reading> readings;
  for (const std::string& number : first.numbers) {
    for (const std::string& id : first.citizen_ids) {
      for (const std::string& birth : second.births) {
        for (const std::string& expiry : second.expiries) readings.push_back({number, id, birth, expiry});
      }
    }
  }
  std::erase_if(readings, [&](const Reading& one) {
    const char check = check_of_all(one);
    return std::ranges::none_of(second.checks, [&](const std::string& digit) { return digit.front() == check; });
  });
  return readings;
}

/// Of a year's two last digits: the year nearest to the one in the person's number.
int year_near(int two_digits, int near) {
  const int same_century = near / 100 * 100 + two_digits;
  if (same_century - near > 50) return same_century - 100;
  return near - same_century > 50 ? same_century + 100 : same_century;
}

/// yymmdd
Date date_of(const std::string& text, int near) {
  const auto number = [&](std::size_t at) { return std::atoi(text.substr(at, 2).c_str()); };
  return {year_near(number(0), near), number(2), number(4)};
}

/// No check digit covers the sex, but the number repeats it.
std::string sex_of(char sign, const CitizenId& id) {
  const char expected = id.sex == Sex::male ? 'M' : 'F';
  return sign == expected ? std::string(vietnamese(id.sex)) : std::string();
}

void add(std::vector<EvidenceItem>& items, const char* id, std::string raw, std::string value) {
  if (!value.empty()) items.push_back({id, std::move(raw), std::move(value)});
}

}  // namespace

char check_digit(std::string_view text) {
  constexpr std::array weights{7, 3, 1};
  int sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char sign = text[i];
    const int value = sign == '<' ? 0 : sign >= 'A' ? sign - 'A' + 10 : sign - '0';
    sum += value * weights[i % weights.size()];
  }
  return static_cast<char>('0' + sum % 10);
}

std::optional<std::vector<EvidenceItem>> card_items(const std::vector<std::string>& lines) {
  constexpr std::string_view never_expires = "991231";
  constexpr int expiries_near = 2050;
  if (lines.size() != 3) return std::nullopt;
  const SecondLine second = second_line(lines[1]);
  const std::vector<Reading> readings = confirmed(first_line(lines[0]), second);
  if (readings.size() != 1) return std::nullopt;
  const auto data = [](const std::string& checked) { return checked.substr(0, checked.size() - 1); };
  const std::string id = data(readings[0].citizen_id), birth = data(readings[0].birth),
                    expiry = data(readings[0].expiry), number = data(readings[0].number);
  const auto citizen = parse_citizen_id(id);
  if (!citizen) return std::nullopt;
  const Date born = date_of(birth, citizen->birth_year), expires = date_of(expiry, expiries_near);
  if (!exists(born) || !exists(expires)) return std::nullopt;
  std::vector<EvidenceItem> items;
  add(items, "citizen_id", id, id);
  add(items, "card_number", number, number);
  add(items, "latin_name", lines[2], latin_name(lines[2]));
  add(items, "birth_date", birth, iso_date(born));
  add(items, "sex", {second.sex}, sex_of(second.sex, *citizen));
  if (expiry != never_expires) add(items, "expiry_date", expiry, iso_date(expires));
  return items;
}

}  // namespace hoso::mrz
