#include "line_candidates.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <hoso/candidates.hpp>
#include <hoso/text.hpp>

namespace hoso::tesseract {
namespace {

// Below this a symbol's second choice is noise of the model.
constexpr double least_choice = 0.02;

/// One symbol of a reading taken from its `choice` instead of the best.
struct Swap {
  std::size_t symbol = 0;
  std::size_t choice = 0;
  double ratio = 0;  ///< how likely it is beside the best choice, at most 1
};

bool is_digit(char32_t point) { return point >= U'0' && point <= U'9'; }

bool is_small_letter(char32_t point) {
  const std::string letter = to_utf8({point});
  return is_letter(point) && lower_case(letter) == letter;
}

bool is_sign(const Symbol& symbol) {
  const auto points = code_points(symbol.choices[0].text);
  return std::ranges::none_of(points, [](char32_t p) { return is_letter(p) || is_digit(p); });
}

/// First symbol of the words that hold a letter or a digit, and the end of the last such word; all
/// symbols when none does.
std::pair<std::size_t, std::size_t> worded_part(const std::vector<Symbol>& symbols) {
  const auto begins_word = [&](std::size_t i) { return i == 0 || symbols[i].after_space; };
  std::size_t first = symbols.size(), end = 0;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    if (is_sign(symbols[i])) continue;
    if (first == symbols.size()) for (first = i; !begins_word(first);) --first;
    for (end = i + 1; end < symbols.size() && !begins_word(end);) ++end;
  }
  return end == 0 ? std::pair(end, symbols.size()) : std::pair(first, end);
}

bool is_vowel(char32_t point) {
  return std::string_view("aeiouy").find(folded(to_utf8({point}))) != std::string_view::npos;
}

/// Whether a number or a word ends right before `at`, and no abbreviation ("tp. Huế", "Ng. văn").
bool ends_word(const std::vector<char32_t>& points, std::size_t at) {
  std::size_t length = 0;
  bool vowel = false;
  for (; length < at && is_letter(points[at - length - 1]); ++length)
    vowel = vowel || is_vowel(points[at - length - 1]);
  return length == 0 ? at > 0 && is_digit(points[at - 1]) : length >= 3 || (length == 2 && vowel);
}

std::string text_of(const std::vector<Symbol>& symbols, const Swap* swap) {
  std::string text;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    if (symbols[i].after_space && !text.empty()) text += ' ';
    text += symbols[i].choices[swap != nullptr && swap->symbol == i ? swap->choice : 0].text;
  }
  return with_likely_commas(normalized_spaces(text));
}

std::vector<Swap> likely_swaps(const std::vector<Symbol>& symbols) {
  std::vector<Swap> swaps;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    const std::vector<SymbolChoice>& choices = symbols[i].choices;
    for (std::size_t k = 1; k < choices.size(); ++k) {
      if (choices[k].score < least_choice) continue;
      swaps.push_back({i, k, std::min(1.0, choices[k].score / std::max(choices[0].score, 0.01))});
    }
  }
  std::ranges::stable_sort(swaps, std::ranges::greater(), &Swap::ratio);
  return swaps;
}

/// Share of lines that were read right, by the least score Tesseract gave one of their symbols
/// (README.md, "Scores"). Scribbles and strokes get up to 0.91 from it.
double calibrated(double least) {
  constexpr std::array<std::pair<double, double>, 8> measured = {
      {{0.80, 0.0}, {0.88, 0.2}, {0.93, 0.45}, {0.97, 0.7}, {0.98, 0.85}, {0.99, 0.95},
       {0.993, 0.99}, {0.995, 0.995}}};
  if (least <= measured.front().first) return 0;
  for (std::size_t i = 1; i < measured.size(); ++i) {
    const auto& [low, low_share] = measured[i - 1];
    const auto& [high, high_share] = measured[i];
    if (least < high) return low_share + (high_share - low_share) * (least - low) / (high - low);
  }
  return measured.back().second;
}

double line_score(const std::vector<Symbol>& symbols) {
  double least = 1;
  for (const Symbol& symbol : symbols) least = std::min(least, symbol.choices[0].score);
  return calibrated(least);
}

}  // namespace

std::string with_likely_commas(const std::string& text) {
  std::vector<char32_t> points;
  for (const char32_t point : code_points(text)) {
    const char32_t sign = point == U'„' || point == U'‚' ? U',' : point;
    const bool stop = sign == U',' || sign == U'.';
    const bool pair = stop && !points.empty() && (points.back() == U',' || points.back() == U'.');
    if (pair && (sign == U',' || points.back() == U',')) points.back() = U',';
    else points.push_back(sign);
  }
  for (std::size_t i = 0; i + 2 < points.size(); ++i) {
    const bool small_next = points[i + 1] == U' ' && is_small_letter(points[i + 2]);
    if (points[i] == U'.' && small_next && ends_word(points, i)) points[i] = U',';
  }
  return to_utf8(points);
}

std::vector<Candidate> line_candidates(const std::vector<Symbol>& read) {
  const auto [first, end] = worded_part(read);
  const std::vector<Symbol> symbols(read.begin() + static_cast<std::ptrdiff_t>(first),
                                    read.begin() + static_cast<std::ptrdiff_t>(end));
  std::vector<Candidate> candidates;
  if (symbols.empty()) return candidates;
  const double best = line_score(symbols);
  candidates.push_back({text_of(symbols, nullptr), best});
  for (const Swap& swap : likely_swaps(symbols)) {
    if (candidates.size() == most_candidates) break;
    candidates = merged(std::move(candidates), {{text_of(symbols, &swap), best * swap.ratio}});
  }
  std::erase_if(candidates, [](const Candidate& candidate) { return candidate.text.empty(); });
  return candidates;
}

}  // namespace hoso::tesseract
