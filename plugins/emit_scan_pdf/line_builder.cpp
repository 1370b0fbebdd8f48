#include "line_builder.hpp"

#include <algorithm>
#include <limits>

#include <hoso/text.hpp>

#include "invisible_font.hpp"

namespace hoso {
namespace {

/// A word belongs to a line when they share at least half of the lower one's height.
constexpr double same_line_share = 0.5;

double shared_height(const LayoutWord& word, const LayoutLine& line) {
  const double shared = std::min(word.bottom, line.bottom) - std::max(word.top, line.top);
  const double lower = std::min(word.bottom - word.top, line.bottom - line.top);
  return lower > 0 ? shared / lower : 0;
}

bool continues(const LayoutLine& line, const LayoutWord& word) {
  return word.left >= line.words.back().left && shared_height(word, line) >= same_line_share;
}

void append(std::vector<LayoutLine>& lines, const LayoutWord& word) {
  if (lines.empty() || !continues(lines.back(), word)) lines.push_back({{}, word.top, word.bottom});
  LayoutLine& line = lines.back();
  line.top = std::min(line.top, word.top);
  line.bottom = std::max(line.bottom, word.bottom);
  line.words.push_back(word);
}

bool is_leader(char32_t point) { return point == U'.' || point == U'…' || point == U'_'; }

/// In dots; a real ellipsis has three.
long leader_length(const std::vector<char32_t>& points,
                   std::vector<char32_t>::const_iterator from) {
  return points.end() - from + 2 * std::count(from, points.end(), U'…');
}

/// "sinh:........" -> "sinh:"; a full stop or a real ellipsis stays.
LayoutWord without_leader(LayoutWord word) {
  auto points = code_points(shown_text(word.text));
  if (points.empty()) return {};
  const auto last = std::find_if_not(points.rbegin(), points.rend(), is_leader).base();
  if (leader_length(points, last) > 3 || last == points.begin()) {
    const auto kept = static_cast<double>(last - points.begin());
    word.right = word.left + (word.right - word.left) * kept / static_cast<double>(points.size());
    points.erase(last, points.end());
  }
  word.text = to_utf8(points);
  return word;
}

/// How far `word` stands behind the nearest text on its left; far when there is none.
double gap_before(const LayoutLine& line, const LayoutWord& word) {
  double gap = std::numeric_limits<double>::max();
  for (const LayoutWord& other : line.words) {
    if (other.left <= word.left) gap = std::min(gap, std::max(0.0, word.left - other.right));
  }
  return gap;
}

void insert_by_x(LayoutLine& line, const LayoutWord& word) {
  const auto behind = std::ranges::find_if(
      line.words, [&](const LayoutWord& other) { return other.left > word.left; });
  line.words.insert(behind, word);
}

/// Stretches the word before `value` over the leader up to it: readers that copy by geometry take a
/// gap of about a letter's height for two columns. A far label is left alone.
void bridge_leader(LayoutLine& line, const LayoutWord& value) {
  const double height = line.bottom - line.top;
  const auto next = std::ranges::find(line.words, value.left, &LayoutWord::left);
  if (next == line.words.begin() || next == line.words.end()) return;
  LayoutWord& label = *std::prev(next);
  const double gap = value.left - label.right;
  if (gap > height / 2 && gap < 8 * height) label.right = value.left - height / 4;
}

double middle(const LayoutLine& line) { return (line.top + line.bottom) / 2; }

}  // namespace

void LineBuilder::add_printed(const std::vector<LayoutWord>& words) {
  for (const LayoutWord& word : words) {
    const LayoutWord cleaned = without_leader(word);
    if (!cleaned.text.empty() && word.bottom > word.top) append(printed_, cleaned);
  }
}

LayoutLine* LineBuilder::printed_line_for(const LayoutWord& word) {
  LayoutLine* best = nullptr;
  double best_gap = 0;
  for (LayoutLine& line : printed_) {
    if (shared_height(word, line) < same_line_share) continue;
    const double gap = gap_before(line, word);
    if (!best || gap < best_gap) {
      best = &line;
      best_gap = gap;
    }
  }
  return best;
}

void LineBuilder::add_value(const std::vector<LayoutWord>& words) {
  if (words.empty()) return;
  LayoutLine* line = printed_line_for(words.front());
  for (const LayoutWord& word : words) {
    if (line) {
      insert_by_x(*line, word);
    } else {
      append(values_, word);
    }
  }
  if (line) bridge_leader(*line, words.front());
}

std::vector<LayoutLine> LineBuilder::lines() && {
  for (LayoutLine& value : values_) {
    const auto below = std::ranges::find_if(
        printed_, [&](const LayoutLine& line) { return middle(line) > middle(value); });
    printed_.insert(below, std::move(value));
  }
  return std::move(printed_);
}

}  // namespace hoso
