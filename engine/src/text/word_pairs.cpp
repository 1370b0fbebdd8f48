#include <hoso/word_pairs.hpp>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <optional>
#include <sstream>

#include <hoso/error.hpp>
#include <hoso/lexicon.hpp>
#include <hoso/text.hpp>

namespace hoso {
namespace {

/// As often a word must have been met where it stands before it changes what was read: with both its neighbours, and
/// with one alone, for the table knows few words of everyday life ("công nhân" is no misread "công nhận").
constexpr int often = 4, very_often = 60;
/// As many times more often than with a comma.
constexpr int rarely_parted = 8;

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::istringstream stream{std::string(text)};
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

/// A word and the signs that follow it: "tục" and ",".
struct Token {
  std::string word;  ///< letters only; empty for numbers and codes, which have no neighbours here
  std::string text;  ///< `word`, or what is none
  std::string signs;
};

Token token_of(const std::string& written) {
  const std::size_t end = written.find_last_not_of(",.;:)") + 1;
  Token token{"", written.substr(0, end), written.substr(end)};
  const std::vector<char32_t> letters = code_points(token.text);
  if (!letters.empty() && std::ranges::all_of(letters, is_letter)) token.word = token.text;
  return token;
}

class Sentence {
 public:
  Sentence(const std::string& text, const WordPairs& pairs) : pairs_(pairs) {
    for (const std::string& word : words_of(text)) tokens_.push_back(token_of(word));
  }

  PhraseReading read() {
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) drop_comma(i);
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      lower_lookalike(i);
      mend_marks(i);
    }
    return {joined(), mended_, usual()};
  }

 private:
  [[nodiscard]] bool linked(std::size_t i) const {
    return i + 1 < tokens_.size() && !tokens_[i].word.empty() && tokens_[i].signs.empty() &&
           !tokens_[i + 1].word.empty();
  }

  /// How often `word` was met beside the word before token `i`, and beside the one after it.
  [[nodiscard]] int met_before(std::size_t i, const std::string& word) const {
    return i > 0 && linked(i - 1) ? pairs_.count(tokens_[i - 1].word + ' ' + word) : 0;
  }
  [[nodiscard]] int met_after(std::size_t i, const std::string& word) const {
    return linked(i) ? pairs_.count(word + ' ' + tokens_[i + 1].word) : 0;
  }
  [[nodiscard]] int support(std::size_t i, const std::string& word) const {
    return met_before(i, word) + met_after(i, word);
  }
  [[nodiscard]] bool is_borne_out(std::size_t i, const std::string& word) const {
    const bool both = met_before(i, word) > 0 && met_after(i, word) > 0;
    return support(i, word) >= (both ? often : very_often);
  }

  void drop_comma(std::size_t i) {
    Token& token = tokens_[i];
    const Token& next = tokens_[i + 1];
    if (token.word.empty() || next.word.empty() || token.signs != ",") return;
    const int together = pairs_.count(token.word + ' ' + next.word);
    const int parted = pairs_.count(token.word + ", " + next.word);
    if (together == 0 || parted * rarely_parted >= together) return;
    token.signs.clear();
    ++mended_;
  }

  void lower_lookalike(std::size_t i) {
    constexpr std::string_view lookalikes = "COSUVWXZ";
    Token& token = tokens_[i];
    if (i == 0 || !linked(i - 1) || lookalikes.find(token.word.front()) == std::string_view::npos) return;
    const std::string small = lower_case(token.word.substr(0, 1)) + token.word.substr(1);
    // The word before decides: "Luật Cư trú", but "về cư trú".
    const std::string before = tokens_[i - 1].word + ' ';
    if (pairs_.count_as_cased(before + small) < often || pairs_.count_as_cased(before + token.word) > 0) return;
    change(token, small);
  }

  void mend_marks(std::size_t i) {
    Token& token = tokens_[i];
    const std::string small = lower_case(token.word);
    const bool capital = token.word != small;
    if (token.word.empty() || (capital && i > 0) || support(i, small) > 0) return;
    std::string best;
    int most = 0;
    for (const std::string& word : pairs_.words_like(small)) {
      const int met = support(i, word);
      if (met > most && is_borne_out(i, word)) {
        best = word;
        most = met;
      }
    }
    if (!best.empty()) change(token, capital ? with_capital(best) : best);
  }

  static std::string with_capital(const std::string& word) {
    std::vector<char32_t> letters = code_points(word);
    letters.front() = code_points(upper_case(to_utf8({letters.front()}))).front();
    return to_utf8(letters);
  }

  void change(Token& token, const std::string& word) {
    token.word = token.text = word;
    ++mended_;
  }

  [[nodiscard]] double usual() const {
    int neighbours = 0, known = 0;
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      ++neighbours;
      known += linked(i) && pairs_.count(tokens_[i].word + ' ' + tokens_[i + 1].word) > 0 ? 1 : 0;
    }
    return neighbours == 0 ? 0 : static_cast<double>(known) / neighbours;
  }

  [[nodiscard]] std::string joined() const {
    std::string text;
    for (const Token& token : tokens_) {
      if (!text.empty()) text += ' ';
      text += token.text + token.signs;
    }
    return text;
  }

  const WordPairs& pairs_;
  std::vector<Token> tokens_;
  int mended_ = 0;
};

std::optional<int> number_of(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

}  // namespace

WordPairs WordPairs::read(const std::filesystem::path& file) {
  std::ifstream stream(file);
  if (!stream) throw Error("resources.unreadable", {{"path", file.filename().string()}});
  WordPairs pairs;
  for (std::string line; std::getline(stream, line);) {
    const std::size_t tab = line.find('\t');
    if (line.empty() || line.front() == '#' || tab == std::string::npos) continue;
    if (const auto count = number_of(std::string_view(line).substr(tab + 1))) pairs.learn(line.substr(0, tab), *count);
  }
  return pairs;
}

WordPairs WordPairs::of_forms(const std::filesystem::path& lexicons) {
  WordPairs pairs = read(lexicons / "word_pairs.tsv");
  const Lexicon phrases = Lexicon::read(lexicons / "phrases.txt");
  for (const std::string& phrase : phrases.entries()) {
    const std::vector<std::string> words = words_of(phrase);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) pairs.learn(words[i] + ' ' + words[i + 1], very_often);
  }
  return pairs;
}

void WordPairs::learn(const std::string& pair, int count) {
  cased_[pair] += count;
  any_case_[lower_case(pair)] += count;
  for (const std::string& part : words_of(lower_case(pair))) {
    const std::string word = part.back() == ',' ? part.substr(0, part.size() - 1) : part;
    std::vector<std::string>& alike = by_folded_[folded(word)];
    if (std::ranges::find(alike, word) == alike.end()) alike.push_back(word);
  }
}

int WordPairs::count(std::string_view pair) const {
  const auto found = any_case_.find(lower_case(pair));
  return found == any_case_.end() ? 0 : found->second;
}

int WordPairs::count_as_cased(std::string_view pair) const {
  const auto found = cased_.find(std::string(pair));
  return found == cased_.end() ? 0 : found->second;
}

const std::vector<std::string>& WordPairs::words_like(std::string_view word) const {
  static const std::vector<std::string> none;
  const auto found = by_folded_.find(folded(word));
  return found == by_folded_.end() ? none : found->second;
}

PhraseReading read_by_phrases(const std::string& text, const WordPairs& pairs) {
  return Sentence(text, pairs).read();
}

}  // namespace hoso
