#include "latin_name.hpp"

#include <algorithm>
#include <vector>

#include <hoso/text.hpp>

namespace hoso::mrz {
namespace {

char letter_like(char sign) {
  switch (sign) {
    case '0': return 'O';
    case '1': return 'I';
    case '5': return 'S';
    case '6': return 'G';
    case '8': return 'B';
    default: return sign;
  }
}

/// '<' is read as K now and then; before any other sign than these, K begins no Vietnamese syllable.
bool may_follow_k(char sign) { return std::string_view("EHIY").find(sign) != std::string_view::npos; }

std::string with_fillers(std::string_view line) {
  std::string text;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char sign = letter_like(line[i]), next = i + 1 < line.size() ? letter_like(line[i + 1]) : '<';
    const bool real = sign != 'K' || may_follow_k(next);
    const bool beside_filler = text.ends_with('<') && next != '<';  // one more than there are
    if (real) text += sign;
    else if (!beside_filler) text += '<';
  }
  return text;
}

struct Word {
  std::string letters;
  std::size_t fillers_after = 0;
};

std::vector<Word> words_of(const std::string& text) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('<', at), text.size());
    const std::size_t next = std::min(text.find_first_not_of('<', end), text.size());
    words.push_back({text.substr(at, end - at), next - end});
    at = next;
  }
  return words;
}

/// The letters that lose their marks to this one.
std::vector<std::string> marked(char letter) {
  switch (letter) {
    case 'A': return {"a", "ă", "â"};
    case 'E': return {"e", "ê"};
    case 'O': return {"o", "ô", "ơ"};
    case 'U': return {"u", "ư"};
    default: return {lower_case({&letter, 1})};
  }
}

/// A syllable closed by a stop has a tone, so one is tried; where it is written does not matter.
bool has_syllable_spelling(const std::string& spelling) {
  return is_vietnamese_syllable(spelling) || is_vietnamese_syllable(spelling + "\u0301");
}

bool may_be_syllable(const std::string& word) {
  constexpr std::size_t longest = 7;  // NGHIENG
  if (word.empty() || word.size() > longest) return false;
  std::vector<std::string> spellings{""};
  for (const char letter : word) {
    std::vector<std::string> longer;
    for (const std::string& spelling : spellings) {
      for (const std::string& one : marked(letter)) longer.push_back(spelling + one);
    }
    spellings = std::move(longer);
  }
  return std::ranges::any_of(spellings, has_syllable_spelling);
}

}  // namespace

std::string latin_name(std::string_view line) {
  constexpr std::size_t whole_line = 29, between_family_and_given = 2;
  const std::string text = with_fillers(line);
  std::string name;
  std::size_t fillers_at_end = 0;
  for (const Word& word : words_of(text)) {
    const bool one_filler_too_many = fillers_at_end == between_family_and_given && word.letters.size() > 1;
    if (one_filler_too_many) return {};
    if (fillers_at_end > 0) break;
    const bool cut_off = word.fillers_after == 0 && text.size() >= whole_line;
    if (!may_be_syllable(word.letters) && !cut_off) return {};
    const std::size_t least_at_end = name.empty() ? between_family_and_given + 1 : between_family_and_given;
    if (word.fillers_after >= least_at_end) fillers_at_end = word.fillers_after;
    name += (name.empty() ? "" : " ") + word.letters;
  }
  return name.find(' ') == std::string::npos ? std::string() : name;
}

}  // namespace hoso::mrz
