#include "text_lines.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <hoso/quantile.hpp>

namespace hoso::labels {
namespace {

/// Between words of justified 14 pt type.
constexpr double widest_gap_mm = 3.2;
/// An accent is this near to its letter; a second one to the first.
constexpr double accent_gap_mm = 1.1;
constexpr double tallest_text_mm = 7;

/// Sets of letters, merged pair by pair.
class Groups {
 public:
  explicit Groups(std::size_t count) : parents_(count) {
    std::iota(parents_.begin(), parents_.end(), std::size_t{0});
  }
  std::size_t of(std::size_t one) {
    while (parents_[one] != one) one = parents_[one] = parents_[parents_[one]];
    return one;
  }
  void merge(std::size_t a, std::size_t b) { parents_[of(b)] = of(a); }

 private:
  std::vector<std::size_t> parents_;
};

bool rule_between(const Marks& marks, const MmRect& left, const MmRect& right) {
  const double y = (middle_y(left) + middle_y(right)) / 2;
  return std::ranges::any_of(marks.down, [&](const Rule& rule) {
    const double x = middle_x(rule.box);
    return x > middle_x(left) && x < middle_x(right) && y > rule.box.y && y < rule.box.bottom();
  });
}

bool beside(const MmRect& left, const MmRect& right) {
  const double gap = right.x - left.right();
  return gap < widest_gap_mm && shared_y(left, right) >= 0.4 * std::min(left.height, right.height);
}

/// The nearest letter to the right of `at` on the same line; -1 = none.
int right_neighbour(const std::vector<Piece>& letters, std::size_t at) {
  const MmRect& box = letters[at].box;
  int best = -1;
  double nearest = std::numeric_limits<double>::max();
  for (std::size_t i = at + 1; i < letters.size(); ++i) {
    const MmRect& other = letters[i].box;
    if (other.x > box.right() + widest_gap_mm) break;
    if (!beside(box, other) || other.x - box.x >= nearest) continue;
    nearest = other.x - box.x;
    best = static_cast<int>(i);
  }
  return best;
}

double median_height(const TextLine& line) {
  std::vector<double> heights;
  for (const Piece& letter : line.letters) heights.push_back(letter.box.height);
  return quantile(std::move(heights), 0.5);
}

bool is_text(const TextLine& line) {
  constexpr double least_height_mm = 1.15;
  return median_height(line) >= least_height_mm && line.box.height <= tallest_text_mm;
}

std::vector<TextLine> grouped(const Marks& marks) {
  const std::vector<Piece>& letters = marks.letters;
  Groups groups(letters.size());
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (letters[i].box.height > tallest_text_mm) continue;
    const int next = right_neighbour(letters, i);
    if (next < 0) continue;
    const auto right = static_cast<std::size_t>(next);
    if (!rule_between(marks, letters[i].box, letters[right].box)) groups.merge(i, right);
  }
  std::vector<TextLine> lines(letters.size());
  for (std::size_t i = 0; i < letters.size(); ++i) {
    TextLine& line = lines[groups.of(i)];
    line.letters.push_back(letters[i]);
    line.box = united(line.box, letters[i].box);
  }
  std::erase_if(lines, [](const TextLine& line) { return line.letters.empty(); });
  return lines;
}

double distance(const MmRect& a, const MmRect& b) {
  return std::hypot(std::max(0.0, -shared_x(a, b)), std::max(0.0, -shared_y(a, b)));
}

/// Gives `mark` to the line whose letter is nearest to it.
void give(const Piece& mark, std::vector<TextLine>& lines) {
  TextLine* owner = nullptr;
  double nearest = accent_gap_mm;
  for (TextLine& line : lines) {
    if (distance(line.box, mark.box) >= nearest) continue;
    for (const Piece& letter : line.letters) {
      const double apart = distance(letter.box, mark.box);
      if (apart >= nearest) continue;
      nearest = apart;
      owner = &line;
    }
  }
  if (owner) owner->accents.push_back(mark);
}

}  // namespace

std::vector<TextLine> text_lines(const Marks& marks) {
  std::vector<TextLine> all = grouped(marks), lines;
  std::vector<Piece> marks_on_letters = marks.specks;
  for (TextLine& line : all) {
    if (is_text(line)) lines.push_back(std::move(line));
    else marks_on_letters.insert(marks_on_letters.end(), line.letters.begin(), line.letters.end());
  }
  std::erase_if(marks_on_letters, [](const Piece& piece) { return piece.box.height > 2.5; });
  for (const Piece& mark : marks_on_letters) give(mark, lines);
  std::ranges::stable_sort(lines, {}, [](const TextLine& line) { return middle_y(line.box); });
  return lines;
}

}  // namespace hoso::labels
