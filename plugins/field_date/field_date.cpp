#include "field_date.hpp"

#include <algorithm>

#include <hoso/field_type.hpp>
#include <hoso/identifiers.hpp>
#include <hoso/plugin.hpp>

namespace hoso {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_upright_stroke(char c) {
  return std::string_view("lI|!\\").find(c) != std::string_view::npos;
}

bool digit_at(const std::string& text, std::size_t at) {
  return at < text.size() && is_digit(text[at]);
}

/// Letters beside a digit as the digits they look like.
std::string with_strokes_as_digits(std::string text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool beside_digit = (i > 0 && digit_at(text, i - 1)) || digit_at(text, i + 1);
    if (beside_digit) text[i] = with_digits_repaired(text.substr(i, 1))[0];
  }
  return text;
}

/// Upright strokes between two digits as the slash they look like.
std::string with_strokes_as_slashes(std::string text) {
  for (std::size_t i = 1; i + 1 < text.size(); ++i)
    if (is_upright_stroke(text[i]) && digit_at(text, i - 1) && digit_at(text, i + 1)) text[i] = '/';
  return text;
}

/// Digits torn apart ("1 2 03 19 90"), as long as all eight are there.
std::optional<Date> date_of_torn_digits(const std::string& text) {
  const bool only_digits = std::ranges::all_of(text, [](char c) {
    return is_digit(c) || std::string_view(" /.-").find(c) != std::string_view::npos;
  });
  return only_digits ? parse_date(digits_of(text)) : std::nullopt;
}

std::optional<Date> existing(std::optional<Date> date) {
  return date && exists(*date) ? date : std::nullopt;
}

struct Reading {
  std::optional<Date> date;
  Fit fit = Fit::impossible;
};

Reading reading_of(const std::string& text) {
  if (const auto date = parse_date(text)) return {existing(date), Fit::plausible};
  const auto slashes = existing(parse_date(with_strokes_as_digits(with_strokes_as_slashes(text))));
  const std::string repaired = with_strokes_as_digits(text);
  auto digits = existing(parse_date(repaired));
  if (!digits) digits = existing(date_of_torn_digits(repaired));
  if (slashes && digits && *slashes != *digits) return {slashes, Fit::odd};
  return {slashes ? slashes : digits, Fit::plausible};
}

/// A line reader that sees "11" or "22" sometimes gives one digit of it: a day 1 or 2, or a month 1,
/// that is written without a zero may be such a one.
bool may_lack_a_digit(const std::string& text) {
  std::vector<std::string> numbers(1);
  for (const char c : text) {
    if (is_digit(c)) numbers.back() += c;
    else if (!numbers.back().empty()) numbers.emplace_back();
  }
  if (numbers.size() < 3) return false;
  return numbers[0] == "1" || numbers[0] == "2" || numbers[1] == "1";
}

/// Papers name living people and terms of some decades: a later year is a misread one, 2090 for
/// 2000.
bool is_far_year(const Date& date) {
  constexpr int earliest = 1900, latest = 2080;
  return date.year < earliest || date.year > latest;
}

bool has_far_year(const Interpretation& date) {
  const auto parsed = parse_iso_date(date.value);
  return parsed && is_far_year(*parsed);
}

Interpretation judge(const Candidate& candidate, bool year_allowed) {
  auto [date, fit] = reading_of(trimmed_of(candidate.text, "/.,:;_-'`"));
  if (!date || (date->year_only() && !year_allowed))
    return {candidate.text, "", confidence_of(candidate.score, Fit::impossible)};
  if (is_far_year(*date) || may_lack_a_digit(candidate.text)) fit = Fit::odd;
  return {candidate.text, iso_date(*date), confidence_of(candidate.score, fit)};
}

bool allows_year(const FieldSpec& field) {
  const auto allow = field.parameters.find("allow");
  return allow != field.parameters.end() && allow->second == "year";
}

void register_stages(Registrar& registrar) {
  registrar.add(
      {.id = "field.date", .summary = "Dates, as ISO 8601", .options = {}},
      StageFactory<FieldStage>([](const StageSetup&) { return std::make_unique<DateField>(); }));
}

}  // namespace

Interpretation DateField::interpret(const FieldSpec& field,
                                    const std::vector<Candidate>& candidates) const {
  const bool year_allowed = allows_year(field);
  const auto judged = [&](const Candidate& candidate) { return judge(candidate, year_allowed); };
  Interpretation best = most_confident(candidates, judged);
  if (!has_far_year(best)) return best;
  // However clear the misread year is, another reading is nearer to the truth; it stays as doubtful
  // as its score.
  const auto nearer = [&](const Candidate& candidate) {
    Interpretation date = judged(candidate);
    return has_far_year(date) || date.value.empty() ? Interpretation{} : date;
  };
  Interpretation second = most_confident(candidates, nearer);
  return second.value.empty() ? best : second;
}

std::string DateField::print(const FieldSpec&, const std::string& value) const {
  const auto date = parse_iso_date(value);
  return date ? printed_date(*date) : value;
}

std::string DateField::synthesize(const FieldSpec& field, std::mt19937_64& random) const {
  const int year = 1940 + static_cast<int>(pick(random, 80));
  const int month = 1 + static_cast<int>(pick(random, 12));
  const int day = 1 + static_cast<int>(pick(random, 28));
  // Few births are registered by their year alone.
  if (allows_year(field) && pick(random, 20) == 0) return iso_date({year, 0, 0});
  return iso_date({year, month, day});
}

}  // namespace hoso

HOSO_PLUGIN("field_date", "1.0.0", "Dates, or years of birth", hoso::register_stages)
