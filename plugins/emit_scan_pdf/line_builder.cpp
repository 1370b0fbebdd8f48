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

/// Ends a label a blank before the value behind it, stretching it over the leader: readers that
/// copy by geometry take a gap of about a letter's height for two columns, and none for one word. A
/// far label is left alone.
void bridge_leaders(LayoutLine& line) {
  const double height = line.bottom - line.top;
  for (std::size_t i = 1; i < line.words.size(); ++i) {
    LayoutWord& label = line.words[i - 1];
    const double end = line.words[i].left - height / 4;
    if (label.of_value || !line.words[i].of_value) continue;
    const double gap = line.words[i].left - label.right;
    const bool near = gap < height / 4 || gap > height / 2;
    if (near && gap < 8 * height && end > label.left) label.right = end;
  }
}

/// A printed sign without letters in the middle of a zone.
bool guides_pen(const LayoutWord& word, const MmRect& zone) {
  const double x = (word.left + word.right) / 2;
  const bool sign = std::ranges::all_of(word.text, [](char c) { return c == '/' || c == '-'; });
  return sign && x >= zone.x && x <= zone.right();
}

/// Takes the guides inside `zone` out of `line`.
std::vector<LayoutWord> taken_guides(LayoutLine& line, const MmRect& zone) {
  const auto rest = std::ranges::stable_partition(
      line.words, [&](const LayoutWord& word) { return !guides_pen(word, zone); });
  std::vector<LayoutWord> guides(rest.begin(), rest.end());
  line.words.erase(rest.begin(), rest.end());
  return guides;
}

/// "04", "01", "1981" written between two printed strokes are one word on paper, "04/01/1981",
/// across the zone. Anything else stays as it was read.
std::vector<LayoutWord> joined_by_guides(const ValueLine& value,
                                         const std::vector<LayoutWord>& guides) {
  const auto& parts = value.words;
  const auto has_sign = [&](const LayoutWord& part) {
    return part.text.find(guides.front().text) != std::string::npos;
  };
  if (guides.empty() || guides.size() + 1 != parts.size() || std::ranges::any_of(parts, has_sign)) {
    return parts;
  }
  LayoutWord whole = parts.front();
  for (std::size_t i = 0; i < guides.size(); ++i) whole.text += guides[i].text + parts[i + 1].text;
  whole.right = value.zone.right();
  return {whole};
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

void LineBuilder::add_value(const ValueLine& value) {
  if (value.words.empty()) return;
  LayoutLine* line = printed_line_for(value.words.front());
  const auto guides = line ? taken_guides(*line, value.zone) : std::vector<LayoutWord>();
  for (const LayoutWord& word : joined_by_guides(value, guides)) {
    if (line) {
      insert_by_x(*line, word);
    } else {
      append(values_, word);
    }
  }
}

std::vector<LayoutLine> LineBuilder::lines() && {
  std::ranges::for_each(printed_, bridge_leaders);
  for (LayoutLine& value : values_) {
    const auto below = std::ranges::find_if(
        printed_, [&](const LayoutLine& line) { return middle(line) > middle(value); });
    printed_.insert(below, std::move(value));
  }
  return std::move(printed_);
}

}  // namespace hoso
