#include "variants/same_layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace hoso::variants {
namespace {

/// A point of one sheet and the same point of the other.
struct Pair {
  MmPoint from, to;
};

using Pairs = std::vector<Pair>;

/// x' = a x + b y + c, and the same for y'.
struct Affine {
  std::array<double, 3> x, y;

  [[nodiscard]] double miss_mm(const Pair& pair) const {
    const double there_x = x[0] * pair.from.x + x[1] * pair.from.y + x[2];
    const double there_y = y[0] * pair.from.x + y[1] * pair.from.y + y[2];
    return std::hypot(there_x - pair.to.x, there_y - pair.to.y);
  }
};

MmPoint middle_of(const MmRect& box) { return {box.x + box.width / 2, box.y + box.height / 2}; }

/// Words that stand on both sheets once; of repeated ones it is not known which is which.
Pairs words_of_both(const TemplatePage& a, const TemplatePage& b) {
  const auto only = [](const TemplatePage& page, const std::string& text) -> const PrintedWord* {
    const PrintedWord* found = nullptr;
    for (const PrintedWord& word : page.words) {
      if (word.text != text) continue;
      if (found) return nullptr;
      found = &word;
    }
    return found;
  };
  Pairs pairs;
  for (const PrintedWord& word : a.words) {
    if (only(a, word.text) == nullptr) continue;
    if (const PrintedWord* other = only(b, word.text)) pairs.push_back({middle_of(word.box), middle_of(other->box)});
  }
  return pairs;
}

/// Zones of both sheets; nullopt = other fields or other lines.
std::optional<Pairs> zones_of_both(const FormTemplate& a, const FormTemplate& b) {
  Pairs pairs;
  const auto placed = [](const FieldSpec& field) { return !field.zones.empty(); };
  if (std::ranges::count_if(a.fields, placed) != std::ranges::count_if(b.fields, placed)) return std::nullopt;
  for (const FieldSpec& field : a.fields) {
    if (!placed(field)) continue;
    const auto other = std::ranges::find(b.fields, field.id, &FieldSpec::id);
    if (other == b.fields.end() || other->zones.size() != field.zones.size()) return std::nullopt;
    for (std::size_t i = 0; i < field.zones.size(); ++i) {
      const MmRect &one = field.zones[i].box, &two = other->zones[i].box;
      pairs.push_back({{one.x, one.bottom()}, {two.x, two.bottom()}});
    }
  }
  return pairs;
}

double determinant(const std::array<std::array<double, 3>, 3>& m) {
  return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
         m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
}

/// Least squares by Cramer's rule; nullopt when the points stand on one line.
std::optional<Affine> fitted(const Pairs& pairs) {
  std::array<std::array<double, 3>, 3> sums{};
  std::array<double, 3> right_x{}, right_y{};
  for (const Pair& pair : pairs) {
    const std::array<double, 3> row{pair.from.x, pair.from.y, 1};
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t j = 0; j < 3; ++j) sums[i][j] += row[i] * row[j];
      right_x[i] += row[i] * pair.to.x;
      right_y[i] += row[i] * pair.to.y;
    }
  }
  const double whole = determinant(sums);
  if (std::abs(whole) < 1e-6) return std::nullopt;
  Affine map{};
  for (std::size_t column = 0; column < 3; ++column) {
    auto with_x = sums, with_y = sums;
    for (std::size_t i = 0; i < 3; ++i) with_x[i][column] = right_x[i], with_y[i][column] = right_y[i];
    map.x[column] = determinant(with_x) / whole;
    map.y[column] = determinant(with_y) / whole;
  }
  return map;
}

double share_within(const Pairs& pairs, const Affine& map, double tolerance_mm) {
  const auto near = [&](const Pair& pair) { return map.miss_mm(pair) < tolerance_mm; };
  return static_cast<double>(std::ranges::count_if(pairs, near)) / static_cast<double>(pairs.size());
}

/// Fitted again without the pairs that miss by most: some words are paired wrongly.
std::optional<Affine> fitted_to_most(Pairs pairs) {
  const auto first = fitted(pairs);
  if (!first) return std::nullopt;
  std::ranges::sort(pairs, {}, [&](const Pair& pair) { return first->miss_mm(pair); });
  pairs.resize(pairs.size() * 4 / 5);
  return fitted(pairs);
}

}  // namespace

bool same_layout(const MetVariant& a, const MetVariant& b) {
  constexpr std::size_t least_words = 12;
  constexpr double word_tolerance_mm = 1, zone_tolerance_mm = 2.5, most = 0.9;
  const FormTemplate &one = *a.form, &two = *b.form;
  if (one.id != two.id || one.version != two.version || a.page != b.page) return false;
  const auto at = static_cast<std::size_t>(a.page);
  const Pairs words = words_of_both(one.pages[at], two.pages[at]);
  const auto zones = zones_of_both(one, two);
  if (words.size() < least_words || !zones || zones->empty()) return false;
  const auto map = fitted_to_most(words);
  return map && share_within(words, *map, word_tolerance_mm) >= most &&
         share_within(*zones, *map, zone_tolerance_mm) >= most;
}

}  // namespace hoso::variants
