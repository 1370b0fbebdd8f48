#include "field_time.hpp"

#include <algorithm>
#include <optional>

#include <hoso/field_type.hpp>
#include <hoso/plugin.hpp>

namespace hoso {
namespace {

constexpr int hours_a_day = 24, minutes_an_hour = 60;

/// HH:MM
std::string clock(int hour, int minute) {
  const auto two_digits = [](int number) {
    std::string digits = std::to_string(100 + number);
    return digits.erase(0, 1);
  };
  return two_digits(hour) + ':' + two_digits(minute);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Runs of digits; the letters between them must be words of time.
std::optional<std::vector<std::string>> numbers_of(const std::string& text) {
  std::vector<std::string> numbers;
  std::string words;
  bool in_number = false;
  for (const char c : folded(text)) {
    if (is_digit(c)) {
      if (!in_number) numbers.emplace_back();
      numbers.back() += c;
    } else if (std::string_view(" :.,").find(c) == std::string_view::npos) {
      words += c;
    }
    in_number = is_digit(c);
  }
  const bool known = words.empty() || words == "gio" || words == "giophut" || words == "h" || words == "hp" ||
                     words == "g" || words == "gp";
  return known ? std::optional(numbers) : std::nullopt;
}

struct Reading {
  std::string value;
  Fit fit = Fit::impossible;
};

Reading reading_of(const std::string& text) {
  auto numbers = numbers_of(text);
  if (!numbers || numbers->empty() || numbers->size() > 2) return {};
  constexpr std::size_t joined_length = 4;
  if (numbers->size() == 1 && numbers->front().size() == joined_length) {
    numbers = {{numbers->front().substr(0, 2), numbers->front().substr(2)}};
  }
  const bool hour_alone = numbers->size() == 1;
  // "7" may be anything; "7 giờ" is an hour.
  if (hour_alone && std::ranges::all_of(text, is_digit)) return {};
  if (std::ranges::any_of(*numbers, [](const std::string& number) { return number.size() > 2; })) return {};
  const int hour = std::stoi(numbers->front());
  const int minute = hour_alone ? 0 : std::stoi(numbers->back());
  if (hour >= hours_a_day || minute >= minutes_an_hour) return {};
  return {clock(hour, minute), hour_alone ? Fit::odd : Fit::plausible};
}

/// Strokes and rings beside a digit as the digits they look like; the h of "7h30" stays.
std::string repaired(const std::string& text) {
  std::string digits = with_digits_repaired(text);
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const bool beside = (i > 0 && is_digit(digits[i - 1])) || (i + 1 < digits.size() && is_digit(digits[i + 1]));
    if (!beside) digits[i] = text[i];
  }
  return digits;
}

Interpretation judge(const Candidate& candidate) {
  const std::string text = trimmed_of(candidate.text, ".,:;_-'`");
  Reading reading = reading_of(text);
  if (reading.value.empty()) {
    reading = reading_of(repaired(text));
    if (!reading.value.empty()) reading.fit = Fit::odd;
  }
  return {candidate.text, reading.value, confidence_of(candidate.score, reading.fit)};
}

void register_stages(Registrar& registrar) {
  registrar.add(
      {.id = "field.time", .summary = "Times of day", .options = {}},
      StageFactory<FieldStage>([](const StageSetup&) { return std::make_unique<TimeField>(); }));
}

}  // namespace

Interpretation TimeField::interpret(const FieldSpec&, const std::vector<Candidate>& candidates) const {
  return most_confident(candidates, judge);
}

std::string TimeField::print(const FieldSpec&, const std::string& value) const { return value; }

std::string TimeField::synthesize(const FieldSpec&, std::mt19937_64& random) const {
  const int hour = static_cast<int>(pick(random, hours_a_day));
  return clock(hour, static_cast<int>(pick(random, minutes_an_hour)));
}

}  // namespace hoso

HOSO_PLUGIN("field_time", "1.0.0", "Times of day", hoso::register_stages)
