#include "spelling.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include <hoso/error.hpp>
#include <hoso/identifiers.hpp>
#include <hoso/lexicon.hpp>
#include <hoso/text.hpp>

#include "word_weights.hpp"

namespace hoso::handwriting {
namespace {

namespace fs = std::filesystem;

bool is_digit(char32_t letter) { return letter >= U'0' && letter <= U'9'; }

std::string utf8(std::u32string_view text) { return to_utf8({text.begin(), text.end()}); }

/// What is left of a spelling's weight where its rules are broken; reading off the rules stays possible.
constexpr double off_rules = 0.02;

// ---- numbers --------------------------------------------------------------------------------

/// Digits, now and then in groups.
class NumberSpelling final : public Spelling {
 public:
  using Check = bool (*)(std::string_view digits);
  explicit NumberSpelling(Check check) : check_(check) {}

  [[nodiscard]] double next(std::u32string_view before, char32_t letter) const override {
    if (is_digit(letter)) return 1;
    const bool between = !before.empty() && is_digit(before.back());
    return between && (letter == U' ' || letter == U'.' || letter == U'-') ? 0.1 : off_rules;
  }
  [[nodiscard]] double end(std::u32string_view text) const override {
    return check_(digits_of(utf8(text))) ? 1 : off_rules;
  }

 private:
  Check check_;
};

bool is_card_number(std::string_view digits) { return parse_citizen_id(digits) || is_legacy_id(digits); }
bool is_phone(std::string_view digits) { return is_assigned_phone(national_phone(digits)); }

// ---- dates ----------------------------------------------------------------------------------

/// Where a form prints the strokes between the parts, only spaces are left of them.
bool is_divider(char32_t letter) { return std::u32string_view(U"/-. ").find(letter) != std::u32string_view::npos; }

/// The part of a date, 0 = day, that the next sign belongs to, and its digits so far.
struct DatePart {
  std::size_t part = 0;
  std::u32string_view digits;
};

DatePart last_part(std::u32string_view text) {
  DatePart last;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool full = last.part < 2 && i - begin == 2 && is_digit(text[i]);
    if (!full && is_digit(text[i])) continue;
    if (i == begin) return {3, {}};  // two dividers in a row
    begin = full ? i : i + 1;
    ++last.part;
  }
  last.digits = text.substr(begin);
  return last;
}

/// Days and months of up to two digits, years of this century and the last, as forms ask for. Dividers
/// may be missing behind two digits.
class DateSpelling final : public Spelling {
 public:
  [[nodiscard]] double next(std::u32string_view before, char32_t letter) const override {
    const auto [part, digits] = last_part(before);
    if (is_divider(letter)) return part < 2 && !digits.empty() ? 1 : off_rules;
    return is_digit(letter) && part < 3 ? next_digit(part, digits, letter) : off_rules;
  }
  [[nodiscard]] double end(std::u32string_view text) const override {
    const auto date = parse_date(utf8(text));
    return date && exists(*date) && !date->year_only() ? 1 : off_rules;
  }

 private:
  static double next_digit(std::size_t part, std::u32string_view digits, char32_t letter) {
    constexpr std::array<std::u32string_view, 3> first{U"0123", U"01", U"12"};
    constexpr double one_digit = 0.2;  // "4/3/1990"
    const auto begins_two = [&](char32_t digit) { return first[part].find(digit) != std::u32string_view::npos; };
    if (part < 2 && digits.size() == 2) return next_digit(part + 1, {}, letter);
    if (digits.empty()) return begins_two(letter) ? 1 : part < 2 ? one_digit : off_rules;
    if (part < 2) return begins_two(digits[0]) ? 1 : off_rules;
    if (digits.size() == 1) return letter == (digits[0] == U'1' ? U'9' : U'0') ? 1 : off_rules;
    return digits.size() < 4 ? 1 : off_rules;
  }
};

// ---- e-mail ---------------------------------------------------------------------------------

class EmailSpelling final : public Spelling {
 public:
  explicit EmailSpelling(const std::vector<std::string>& domains) {
    for (const std::string& domain : domains) domains_.emplace_back(domain.begin(), domain.end());
  }

  [[nodiscard]] double next(std::u32string_view before, char32_t letter) const override {
    constexpr double unknown_domain = 0.2;
    const auto at = before.find(U'@');
    if (letter == U'@') return at == std::u32string_view::npos && !before.empty() ? 1 : off_rules;
    const bool small = letter >= U'a' && letter <= U'z';
    const bool sign = letter == U'.' || letter == U'_' || letter == U'-';
    if (!small && !sign && !is_digit(letter)) return off_rules;
    if (sign && !before.empty() && !is_digit(before.back()) && !(before.back() >= U'a' && before.back() <= U'z')) {
      return off_rules;
    }
    if (at == std::u32string_view::npos || !known(before.substr(at + 1), U"")) return 1;
    return known(before.substr(at + 1), std::u32string(1, letter)) ? 1 : unknown_domain;
  }
  [[nodiscard]] double end(std::u32string_view text) const override {
    const auto at = text.find(U'@');
    return at != std::u32string_view::npos && text.find(U'.', at) != std::u32string_view::npos ? 1 : off_rules;
  }

 private:
  /// Whether a domain begins like that.
  [[nodiscard]] bool known(std::u32string_view begun, const std::u32string& more) const {
    const std::u32string whole = std::u32string(begun) + more;
    return std::ranges::any_of(domains_, [&](const std::u32string& domain) { return domain.starts_with(whole); });
  }

  std::vector<std::u32string> domains_;
};

// ---- one of a list --------------------------------------------------------------------------

/// Texts of a list, as written there or in small letters.
class ListSpelling final : public Spelling {
 public:
  explicit ListSpelling(const std::vector<std::string>& entries) {
    for (const std::string& entry : entries) {
      for (const std::string& text : {entry, lower_case(entry)}) {
        const auto points = code_points(text);
        entries_.emplace_back(points.begin(), points.end());
      }
    }
    std::ranges::sort(entries_);
  }

  [[nodiscard]] double next(std::u32string_view before, char32_t letter) const override {
    return begins(std::u32string(before) + letter) ? 1 : off_rules;
  }
  [[nodiscard]] double end(std::u32string_view text) const override {
    return std::ranges::binary_search(entries_, std::u32string(text)) ? 1 : off_rules;
  }

 private:
  [[nodiscard]] bool begins(const std::u32string& text) const {
    const auto at = std::ranges::lower_bound(entries_, text);
    return at != entries_.end() && at->starts_with(text);
  }

  std::vector<std::u32string> entries_;
};

// ---- words ----------------------------------------------------------------------------------

/// Of Vietnamese letters. Unicode has each one's capital right before it, nearly always at an even place.
bool is_capital(char32_t letter) {
  constexpr char32_t capital_u_horn = U'Ư', small_u_horn = U'ư';
  if (letter < 0x80) return letter >= U'A' && letter <= U'Z';
  if (letter < 0x100) return letter >= U'À' && letter <= U'Þ';
  return letter == capital_u_horn || (letter != small_u_horn && letter % 2 == 0);
}

std::u32string_view last_word(std::u32string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && is_letter(text[begin - 1])) --begin;
  return text.substr(begin);
}

/// Vietnamese text: syllables, numbers, the signs between them.
class WordSpelling final : public Spelling {
 public:
  explicit WordSpelling(WordWeights weights) : weights_(std::move(weights)) {}

  [[nodiscard]] double next(std::u32string_view before, char32_t letter) const override {
    const char32_t last = before.empty() ? U' ' : before.back();
    if (is_letter(letter)) return after(last, letter, before);
    const double word = weights_.weight(before);
    if (is_digit(letter)) return word * (is_letter(last) ? digit_in_word : 1);
    if (letter == U' ') return last == U' ' ? off_rules : word;
    return word * (last == U' ' ? sign_after_space : 1);
  }
  [[nodiscard]] double end(std::u32string_view text) const override { return weights_.weight(text); }

 private:
  static constexpr double digit_in_word = 0.05;
  static constexpr double sign_after_space = 0.2;
  static constexpr double capital_in_word = 0.02;

  [[nodiscard]] static double after(char32_t last, char32_t letter, std::u32string_view before) {
    if (is_digit(last)) return digit_in_word;
    if (!is_letter(last)) return last == U' ' ? 1 : sign_after_space;
    return !is_capital(last) && is_capital(letter) && last_word(before).size() > 1 ? capital_in_word : 1;
  }

  WordWeights weights_;
};

std::vector<std::string> list(const fs::path& file) {
  try {
    return Lexicon::read(file).entries();
  } catch (const Error&) {
    return {};
  }
}

}  // namespace

double weight_of(const Spelling& spelling, std::u32string_view text) {
  double weight = spelling.end(text);
  for (std::size_t i = 0; i < text.size(); ++i) weight *= spelling.next(text.substr(0, i), text[i]);
  return weight;
}

struct Spellings::Kinds {
  NumberSpelling card_number{is_card_number}, phone{is_phone};
  DateSpelling date{};
  EmailSpelling email;
  ListSpelling sex, relation;
  WordSpelling name, words;
};

Spellings::Spellings(const fs::path& resources) {
  const fs::path lists = resources / "lexicons";
  kinds_.reset(new Kinds{.email = EmailSpelling(list(lists / "email_domains.txt")),
                         .sex = ListSpelling({"Nam", "Nữ"}),
                         .relation = ListSpelling(list(lists / "relations.txt")),
                         .name = WordSpelling(name_weights(resources)),
                         .words = WordSpelling(word_weights(resources))});
}

Spellings::~Spellings() = default;

const Spelling& Spellings::of_type(const std::string& type) const {
  if (type == "citizen_id") return kinds_->card_number;
  if (type == "phone") return kinds_->phone;
  if (type == "date") return kinds_->date;
  if (type == "email") return kinds_->email;
  if (type == "sex") return kinds_->sex;
  if (type == "relation") return kinds_->relation;
  return type == "person_name" ? static_cast<const Spelling&>(kinds_->name) : kinds_->words;
}

}  // namespace hoso::handwriting
