#include <hoso/filled_words.hpp>

#include <algorithm>
#include <cmath>

#include <hoso/text.hpp>

namespace hoso {
namespace {

// Half a line of 12 pt print: the blank's words are this close on a page that was not moved.
constexpr double same_place_mm = 2;

double middle_y(const PixelRect& box) { return box.y + box.height / 2.0; }
PixelPoint middle(const PixelRect& box) { return {box.x + box.width / 2.0, middle_y(box)}; }

bool contains(const MmRect& rect, MmPoint point) {
  return point.x >= rect.x && point.x < rect.right() && point.y >= rect.y &&
         point.y < rect.bottom();
}

/// `text` less the leader at either end: two or more dots or low lines, or any ellipsis. A single
/// dot is an abbreviation's.
std::string without_leaders(const std::string& text) {
  const std::vector<char32_t> points = code_points(text);
  const auto is_leader = [](char32_t c) { return c == U'.' || c == U'_' || c == U'…'; };
  const auto first = std::ranges::find_if_not(points, is_leader);
  const auto last = std::find_if_not(points.rbegin(), points.rend(), is_leader).base();
  if (first == points.end()) return "";
  const auto is_long = [](auto begin, auto end) {
    return end - begin > 1 || (end - begin == 1 && *begin == U'…');
  };
  return to_utf8({is_long(points.begin(), first) ? first : points.begin(),
                  is_long(last, points.end()) ? last : points.end()});
}

/// `text`: the word less its leaders. Where in the word's box it stands, is then not known.
bool is_printed(const Word& word, const std::string& text, const ZoneView& view) {
  const Alignment& alignment = view.match.alignment;
  const double y = middle_y(word.box), right = word.box.x + word.box.width;
  const MmPoint at = alignment.to_template(middle(word.box));
  const double reach = text == word.text ? 0 : (alignment.to_template({right, y}).x - at.x);
  return std::ranges::any_of(view.template_page().words, [&](const PrintedWord& printed) {
    const MmPoint there{printed.box.x + printed.box.width / 2,
                        printed.box.y + printed.box.height / 2};
    const double beside = std::max(0.0, std::abs(there.x - at.x) - reach);
    const bool same = printed.text == text || printed.text == word.text;
    return same && std::hypot(beside, there.y - at.y) < same_place_mm;
  });
}

/// Line by line: a word belongs to the line whose first word's middle it overlaps.
void put_in_reading_order(std::vector<Word>& words) {
  std::ranges::stable_sort(words, {}, [](const Word& word) { return middle_y(word.box); });
  for (auto line = words.begin(); line != words.end();) {
    const double below = middle_y(line->box) + line->box.height / 2.0;
    const auto next = std::find_if(
        line, words.end(), [&](const Word& word) { return middle_y(word.box) > below; });
    std::stable_sort(line, next,
                     [](const Word& a, const Word& b) { return a.box.x < b.box.x; });
    line = next;
  }
}

}  // namespace

std::vector<Word> filled_words(const ZoneView& view, const MmRect& zone) {
  std::vector<Word> words;
  for (const Word& word : view.page.words) {
    const MmPoint at = view.match.alignment.to_template(middle(word.box));
    if (!contains(zone, at)) continue;
    std::string text = without_leaders(word.text);
    if (!text.empty() && !is_printed(word, text, view)) words.push_back({std::move(text), word.box});
  }
  put_in_reading_order(words);
  return words;
}

std::string filled_text(const ZoneView& view) {
  std::string text;
  for (const Zone& zone : view.field.zones) {
    if (zone.page != view.match.template_page) continue;
    for (const Word& word : filled_words(view, zone.box)) text += " " + word.text;
  }
  return normalized_spaces(text);
}

}  // namespace hoso
