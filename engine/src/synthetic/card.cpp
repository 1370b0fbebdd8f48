#include "synthetic/card.hpp"

#include <array>

#include <fmt/format.h>

#include <hoso/identifiers.hpp>
#include <hoso/text.hpp>

namespace hoso::synthetic {
namespace {

std::string drawn(const FieldStageOf& stage_of, const std::string& type, Random& random,
                  const std::map<std::string, std::string>& parameters = {}) {
  FieldSpec spec;
  spec.type = type;
  spec.parameters = parameters;
  return stage_of(type)->synthesize(spec, random.engine());
}

std::string digits(int count, Random& random) {
  std::string text;
  for (int i = 0; i < count; ++i) text += static_cast<char>('0' + random.below(10));
  return text;
}

std::string drawn_date(int first_year, int years, Random& random) {
  const int year = first_year + random.below(years);
  const int month = 1 + random.below(12);
  return iso_date({year, month, 1 + random.below(28)});
}

/// "1990-03-12" -> "12031990".
std::string day_first(const std::string& iso) {
  return iso.substr(8, 2) + iso.substr(5, 2) + iso.substr(0, 4);
}

/// "1990-03-12" -> "900312".
std::string short_year_first(const std::string& iso) {
  return iso.substr(2, 2) + iso.substr(5, 2) + iso.substr(8, 2);
}

std::string padded(std::string text, std::size_t length) {
  text.resize(length, '<');
  return text;
}

/// ICAO Doc 9303-3, 4.9: weights 7, 3, 1; A = 10 … Z = 35, '<' = 0; modulo 10.
std::string with_check_digit(const std::string& text) {
  constexpr std::array weights{7, 3, 1};
  int sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const int value = c == '<' ? 0 : c >= 'A' ? c - 'A' + 10 : c - '0';
    sum += value * weights[i % 3];
  }
  return text + std::to_string(sum % 10);
}

std::string mrz_name(const std::string& full_name) {
  std::string name;
  for (const char c : upper_case(folded(full_name))) {
    const bool family_ends = c == ' ' && name.find('<') == std::string::npos;
    if (c == ' ') name += family_ends ? "<<" : "<";
    else name += c;
  }
  return name;
}

std::string mrz_sex(const Card& card) { return card.sex == "Nam" ? "M" : "F"; }

}  // namespace

Card synthetic_card(const FieldStageOf& stage_of, Random& random) {
  Card card;
  card.sex = drawn(stage_of, "sex", random);
  card.full_name = drawn(stage_of, "person_name", random, {{"sex", card.sex}});
  card.birth_date = drawn_date(1945, 65, random);
  card.citizen_id = drawn(stage_of, "citizen_id", random);
  agree_with_birth(card.citizen_id, card.birth_date, card.sex);
  if (random.below(3) > 0) card.legacy_id = digits(9, random);
  card.address = drawn(stage_of, "place", random);
  card.issue_date = drawn_date(2021, 5, random);
  card.expiry_date = iso_date({2030 + random.below(15), std::stoi(card.birth_date.substr(5, 2)),
                               std::stoi(card.birth_date.substr(8, 2))});
  if (random.below(3) == 0) {
    card.extras = {"", drawn(stage_of, "person_name", random, {{"sex", "Nam"}}),
                   drawn(stage_of, "person_name", random, {{"sex", "Nữ"}})};
  }
  return card;
}

std::string qr_text(const Card& card) {
  std::string text = fmt::format("{}|{}|{}|{}|{}|{}|{}", card.citizen_id, card.legacy_id,
                                 card.full_name, day_first(card.birth_date), card.sex,
                                 card.address, day_first(card.issue_date));
  for (const std::string& extra : card.extras) text += "|" + extra;
  return text;
}

std::vector<std::string> td1_lines(const Card& card) {
  const std::string first = "IDVNM" + with_check_digit(card.citizen_id.substr(3)) +
                            with_check_digit(card.citizen_id + "<<");
  const std::string birth = with_check_digit(short_year_first(card.birth_date));
  const std::string expiry = with_check_digit(short_year_first(card.expiry_date));
  const std::string second = padded(birth + mrz_sex(card) + expiry + "VNM", 29);
  const std::string checked = first.substr(5) + birth + expiry + second.substr(18, 11);
  return {first, second + with_check_digit(checked).back(), padded(mrz_name(card.full_name), 30)};
}

}  // namespace hoso::synthetic
