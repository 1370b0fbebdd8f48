#include <hoso/identity_paper.hpp>

#include <algorithm>
#include <span>
#include <sstream>
#include <vector>

#include <hoso/field_type.hpp>

namespace hoso::identity_paper {
namespace {

using Words = std::span<const std::string>;

constexpr std::size_t least_digits = 6, most_digits = 14;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_in(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, is_digit));
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::istringstream stream(text);
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

std::string joined(Words words) {
  std::string text;
  for (const std::string& word : words) (text += text.empty() ? "" : " ") += word;
  return text;
}

/// A letter or two, then digits (passports), or digits only; letters that look like digits may be
/// among them.
std::string number_in(const std::string& word) {
  const std::string bare = trimmed_of(word, ".,:;-_'`()");
  const std::string whole = with_digits_repaired(bare);
  constexpr std::size_t personal_number = 12;  // never a passport's, whose first letter is one
  if (whole.size() == personal_number && digits_in(whole) == whole.size()) return whole;
  std::size_t letters = 0;
  while (letters < bare.size() && bare[letters] >= 'A' && bare[letters] <= 'Z') ++letters;
  constexpr std::size_t most_letters = 2;
  if (letters > most_letters) letters = 0;
  const std::string digits = with_digits_repaired(bare.substr(letters));
  const bool mostly = digits_in(bare) * 2 > bare.size();
  return mostly && digits_in(digits) == digits.size() ? bare.substr(0, letters) + digits : "";
}

struct FoundNumber {
  std::size_t first = 0, end = 0;  ///< words
  std::string number;
};

/// The first run of words that is a number; torn digits ("025 188 001010") belong together.
std::optional<FoundNumber> find_number(Words words) {
  for (std::size_t first = 0; first < words.size(); ++first) {
    FoundNumber found{first, first, ""};
    for (; found.end < words.size(); ++found.end) {
      const std::string part = number_in(words[found.end]);
      const bool letter_inside = !found.number.empty() && !part.empty() && !is_digit(part.front());
      if (part.empty() || letter_inside || found.number.size() + part.size() > most_digits) break;
      found.number += part;
    }
    if (digits_in(found.number) >= least_digits) return found;
  }
  return std::nullopt;
}

bool is_word(const std::string& word, std::string_view plain) {
  return folded(trimmed_of(word, ".,:;-_'`")) == plain;
}

std::size_t find_word(Words words, std::string_view plain, std::size_t from) {
  while (from < words.size() && !is_word(words[from], plain)) ++from;
  return from;
}

/// "do … cấp [ngày …]" or "cấp ngày …" into `paper`; false when the words are something else.
bool take_issue(Words words, Paper& paper) {
  const std::size_t issued = find_word(words, "cap", 0);
  if (issued == words.size()) return false;
  if (issued > 0 && (!is_word(words[0], "do") || issued == 1)) return false;
  std::size_t date = issued + 1;
  if (date < words.size() && is_word(words[date], "ngay")) ++date;
  const std::string day = trimmed_of(joined(words.subspan(std::min(date, words.size()))), ".,:;-_'`");
  const auto parsed = parse_date(day);
  if (!day.empty() && (!parsed || !exists(*parsed) || parsed->year_only())) return false;
  if (issued > 0) paper.issuer = joined(words.subspan(1, issued - 1));
  if (!day.empty()) paper.issued = printed_date(*parsed);
  return true;
}

}  // namespace

std::optional<Paper> parse(const std::string& text) {
  const std::vector<std::string> words = words_of(text);
  const auto found = find_number(words);
  if (!found) return std::nullopt;
  std::size_t kind_end = found->first;
  if (kind_end > 0 && is_word(words[kind_end - 1], "so")) --kind_end;
  const Words all(words);
  Paper paper{trimmed_of(joined(all.first(kind_end)), ".,:;-_'`"), found->number, false, "", "", ""};
  const Words written = all.subspan(found->first, found->end - found->first);
  paper.repaired = digits_in(joined(written)) != digits_in(found->number);
  const Words rest = all.subspan(found->end);
  if (!rest.empty() && !take_issue(rest, paper)) paper.rest = joined(rest);
  return paper;
}

std::string printed(const Paper& paper) {
  std::string text = paper.kind.empty() ? paper.number : paper.kind + " số " + paper.number;
  if (!paper.issuer.empty()) text += " do " + paper.issuer;
  if (!paper.issuer.empty() || !paper.issued.empty()) text += " cấp";
  if (!paper.issued.empty()) text += " ngày " + paper.issued;
  if (!paper.rest.empty()) text += " " + paper.rest;
  return text;
}

}  // namespace hoso::identity_paper
