#include "number_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <hoso/text.hpp>

namespace hoso::date_words {
namespace {

using Kind = Word::Kind;

struct Entry {
  std::string_view text;
  Kind kind;
  int value = 0;
};

// Digits first: where two words look alike without diacritics, the digit is meant more often.
constexpr auto entries = std::to_array<Entry>({
    {"không", Kind::digit, 0}, {"một", Kind::digit, 1},    {"mốt", Kind::digit, 1},   {"hai", Kind::digit, 2},
    {"ba", Kind::digit, 3},    {"bốn", Kind::digit, 4},    {"tư", Kind::digit, 4},    {"năm", Kind::digit, 5},
    {"lăm", Kind::digit, 5},   {"sáu", Kind::digit, 6},    {"bảy", Kind::digit, 7},   {"bẩy", Kind::digit, 7},
    {"tám", Kind::digit, 8},   {"chín", Kind::digit, 9},   {"mười", Kind::ten},       {"mươi", Kind::ten},
    {"trăm", Kind::hundred},   {"nghìn", Kind::thousand},  {"ngàn", Kind::thousand},  {"linh", Kind::filler},
    {"lẻ", Kind::filler},      {"mồng", Kind::filler},     {"mùng", Kind::filler},    {"giêng", Kind::digit, 1},
    {"ngày", Kind::day},       {"tháng", Kind::month},
});

constexpr std::array<std::string_view, 10> digits = {"không", "một", "hai", "ba",  "bốn",
                                                     "năm",   "sáu", "bảy", "tám", "chín"};

/// A number said with its units: each is smaller than the one before and multiplies the digit
/// before it.
class Sum {
 public:
  /// False where `word` cannot follow.
  [[nodiscard]] bool add(const Word& word) {
    switch (word.kind) {
      case Kind::digit: return take_digit(word.value);
      case Kind::ten: return add_unit(10, 1);
      case Kind::hundred: return add_unit(100, no_digit);
      case Kind::thousand: return add_unit(1000, no_digit);
      case Kind::filler: return true;
      default: return false;
    }
  }
  [[nodiscard]] int total() const { return total_ + std::max(digit_, 0); }

 private:
  static constexpr int no_digit = -1;

  bool take_digit(int value) {
    const bool free = digit_ == no_digit;
    digit_ = value;
    return free;
  }

  /// `alone`: how many of the unit are meant without a digit; "mười" is one ten.
  bool add_unit(int unit, int alone) {
    const int count = digit_ == no_digit ? alone : digit_;
    if (unit >= least_ || count == no_digit) return false;
    total_ += count * unit;
    least_ = unit;
    digit_ = no_digit;
    return true;
  }

  int total_ = 0;
  int least_ = 10'000;
  int digit_ = no_digit;
};

bool same_meaning(const Entry& one, const Entry& other) {
  return one.kind == other.kind && one.value == other.value;
}

/// The meaning that all entries share which `is_near` holds of; none when there are two.
template <class IsNear>
std::optional<Word> only(IsNear is_near, int doubt) {
  const Entry* found = nullptr;
  for (const Entry& entry : entries) {
    if (!is_near(entry)) continue;
    if (found != nullptr && !same_meaning(*found, entry)) return std::nullopt;
    found = &entry;
  }
  if (found == nullptr) return std::nullopt;
  return Word{found->kind, found->value, doubt};
}

/// Below a hundred, behind other words: "mười lăm", "hai mươi mốt".
std::string tens_in_words(int number) {
  const int tens = number / 10, ones = number % 10;
  const auto digit = [](int value) { return std::string(digits[static_cast<std::size_t>(value)]); };
  if (tens == 0) return digit(ones);
  std::string words = tens == 1 ? "mười" : digit(tens) + " mươi";
  if (ones == 0) return words;
  if (ones == 5) return words + " lăm";
  return words + " " + (ones == 1 && tens > 1 ? std::string("mốt") : digit(ones));
}

}  // namespace

std::optional<Word> word_of(const std::string& text) {
  const std::string word = lower_case(with_official_tones(text));
  if (auto exact = only([&](const Entry& entry) { return entry.text == word; }, 0)) return exact;
  const std::string plain = folded(word);
  if (plain == word) {
    if (auto bare = only([&](const Entry& entry) { return folded(entry.text) == plain; }, 1)) return bare;
  }
  return only([&](const Entry& entry) { return edit_distance(entry.text, word) == 1; }, 2);
}

std::optional<int> number_of(std::span<const Word> words) {
  if (words.empty()) return std::nullopt;
  const auto is_digit = [](const Word& word) { return word.kind == Kind::digit; };
  if (words.size() > 1 && std::ranges::all_of(words, is_digit)) {
    constexpr std::size_t year_digits = 4;
    if (words.size() != year_digits) return std::nullopt;
    int number = 0;
    for (const Word& word : words) number = number * 10 + word.value;
    return number;
  }
  Sum sum;
  return std::ranges::all_of(words, [&](const Word& word) { return sum.add(word); }) ? std::optional(sum.total())
                                                                                     : std::nullopt;
}

std::string in_words(int number) {
  std::string words;
  const auto add = [&](const std::string& more) {
    if (!words.empty()) words += ' ';
    words += more;
  };
  const int thousands = number / 1000, hundreds = number / 100 % 10, rest = number % 100;
  if (thousands > 0) add(tens_in_words(thousands) + " nghìn");
  if (hundreds > 0 || (thousands > 0 && rest > 0)) add(tens_in_words(hundreds) + " trăm");
  if (rest > 0 && rest < 10 && number >= 100) add("linh");
  if (rest > 0) add(tens_in_words(rest));
  return words;
}

}  // namespace hoso::date_words
