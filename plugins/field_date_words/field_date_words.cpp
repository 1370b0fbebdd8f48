#include "field_date_words.hpp"

#include <algorithm>
#include <optional>
#include <sstream>

#include <hoso/field_type.hpp>
#include <hoso/identifiers.hpp>
#include <hoso/plugin.hpp>

#include "number_words.hpp"

namespace hoso {
namespace {

using date_words::Word;
using Kind = Word::Kind;

/// A date in words has some twenty; more is something else.
constexpr std::size_t most_words = 30;

/// None when a word belongs to no date, or there are too many.
std::optional<std::vector<Word>> words_in(const std::string& text) {
  std::vector<Word> words;
  std::istringstream stream(normalized_spaces(text));
  for (std::string piece; stream >> piece;) {
    const std::string bare = trimmed_of(piece, ".,:;_-'`()\"");
    if (bare.empty()) continue;
    const auto word = date_words::word_of(bare);
    if (!word || words.size() == most_words) return std::nullopt;
    words.push_back(*word);
  }
  return words;
}

std::size_t find_kind(const std::vector<Word>& words, Kind kind, std::size_t from) {
  for (; from < words.size() && words[from].kind != kind; ++from) {
  }
  return from;
}

bool is_five(const Word& word) { return word.kind == Kind::digit && word.value == 5; }

/// The "năm" that means the year: behind the month, which has at least one word, the first.
std::size_t find_year(const std::vector<Word>& words, std::size_t month) {
  std::size_t at = month + 2;
  for (; at < words.size() && !is_five(words[at]); ++at) {
  }
  return at;
}

std::optional<Date> date_of(const std::vector<Word>& words) {
  const std::size_t first = !words.empty() && words[0].kind == Kind::day ? 1 : 0;
  const std::size_t month = find_kind(words, Kind::month, first);
  const std::size_t year = find_year(words, month);
  if (month >= words.size() || year >= words.size()) return std::nullopt;
  const std::span all(words);
  const auto day_number = date_words::number_of(all.subspan(first, month - first));
  const auto month_number = date_words::number_of(all.subspan(month + 1, year - month - 1));
  const auto year_number = date_words::number_of(all.subspan(year + 1));
  if (!day_number || !month_number || !year_number) return std::nullopt;
  const Date date{*year_number, *month_number, *day_number};
  constexpr int earliest = 1000;
  // A day or month 0 is a year alone to Date, but no date in words.
  const bool full = date.year >= earliest && date.month > 0 && date.day > 0;
  return full && exists(date) ? std::optional(date) : std::nullopt;
}

Fit fit_of(const std::vector<Word>& words) {
  constexpr Fit fits[] = {Fit::confirmed, Fit::plausible, Fit::odd};
  return fits[std::ranges::max(words, {}, &Word::doubt).doubt];
}

Interpretation judge(const Candidate& candidate) {
  const auto words = words_in(candidate.text);
  if (words && !words->empty()) {
    if (const auto date = date_of(*words))
      return {candidate.text, iso_date(*date), confidence_of(candidate.score, fit_of(*words))};
  }
  const auto digits = parse_date(trimmed_of(candidate.text, ".,:;_-'`()"));
  if (digits && exists(*digits) && !digits->year_only())
    return {candidate.text, iso_date(*digits), confidence_of(candidate.score, Fit::odd)};
  return {candidate.text, "", confidence_of(candidate.score, Fit::impossible)};
}

void register_stages(Registrar& registrar) {
  registrar.add(
      {.id = "field.date_words", .summary = "Dates written in words", .options = {}},
      StageFactory<FieldStage>([](const StageSetup&) { return std::make_unique<DateWordsField>(); }));
}

}  // namespace

Interpretation DateWordsField::interpret(const FieldSpec&, const std::vector<Candidate>& candidates) const {
  return most_confident(candidates, judge);
}

std::string DateWordsField::print(const FieldSpec&, const std::string& value) const {
  const auto date = parse_iso_date(value);
  if (!date || date->year_only()) return value;
  std::string text = "ngày ";
  text += date_words::in_words(date->day);
  text += " tháng ";
  text += date->month == 4 ? "tư" : date_words::in_words(date->month);
  text += " năm ";
  return text + date_words::in_words(date->year);
}

std::string DateWordsField::synthesize(const FieldSpec&, std::mt19937_64& random) const {
  const int year = 1940 + static_cast<int>(pick(random, 80));
  const int month = 1 + static_cast<int>(pick(random, 12));
  return iso_date({year, month, 1 + static_cast<int>(pick(random, 28))});
}

}  // namespace hoso

HOSO_PLUGIN("field_date_words", "1.0.0", "Dates written in words", hoso::register_stages)
