#include "line_places.hpp"

#include <algorithm>
#include <cmath>

#include <hoso/quantile.hpp>

#include "label_words.hpp"

namespace hoso::labels {
namespace {

/// Room for writing on a line of 12 pt type: capitals with two marks above, descenders below; the
/// typesetter's own measures (docs/typesetting.md).
constexpr double ink_above_mm = 5.1, ink_below_mm = 1.8;
/// Height of l and h in 12 pt type.
constexpr double ascender_mm = 2.85;
/// Between print and what is filled in.
constexpr double gap_mm = 0.4;
/// Dots stand this near to the baseline of their line.
constexpr double leader_above_mm = 0.9, leader_below_mm = 1.2;

bool holds(const MmRect& box, const MmRect& piece) {
  return middle_x(piece) > box.x && middle_x(piece) < box.right() && middle_y(piece) > box.y &&
         middle_y(piece) < box.bottom();
}

std::vector<Piece> pieces_in(const std::vector<Piece>& pieces, const MmRect& box) {
  std::vector<Piece> found;
  std::ranges::copy_if(pieces, std::back_inserter(found), [&](const Piece& piece) { return holds(box, piece.box); });
  return found;
}

/// Right end of the colon behind a label; < 0 = there is none.
double colon_behind(const PageFindings& page, const LabelEnd& end) {
  const double reach = 7 * end.scale;
  const MmRect near{end.box.right() - 1.5, end.baseline - 2.6 * end.scale, reach + 1.5, 2.6 * end.scale + 0.5};
  const std::vector<Piece> dots = pieces_in(page.marks.specks, near);
  double colon = -1;
  for (const Piece& low : dots) {
    if (std::abs(low.box.bottom() - end.baseline) > 0.5) continue;
    for (const Piece& high : dots) {
      const double up = middle_y(low.box) - middle_y(high.box);
      const double right = std::max(low.box.right(), high.box.right());
      const bool above = std::abs(middle_x(high.box) - middle_x(low.box)) < 0.3 && up > 0.7 && up < 2.2 * end.scale;
      if (above && (colon < 0 || right < colon)) colon = right;
    }
  }
  return colon;
}

/// Writing that touches a letter of the label reaches out of it.
bool lies_in(const MmRect& box, const MmRect& label) {
  constexpr double slack_mm = 0.5;
  return box.x > label.x - slack_mm && box.right() < label.right() + slack_mm && box.y > label.y - slack_mm &&
         box.bottom() < label.bottom() + slack_mm;
}

void extend_to_colon(const PageFindings& page, LabelEnd& end) {
  const double colon = colon_behind(page, end);
  if (colon < 0) return;
  const double top = std::min(end.box.y, end.baseline - 3.5 * end.scale);
  const MmRect label{end.box.x, top, colon + 0.1 - end.box.x, end.baseline + 1.2 - top};
  for (const auto* pieces : {&page.marks.letters, &page.marks.specks}) {
    for (const Piece& piece : pieces_in(*pieces, label)) {
      if (lies_in(piece.box, label)) end.print.push_back(piece.label);
    }
  }
  end.box.width = std::max(end.box.width, colon - end.box.x);
}

/// Right edge of all that is printed on the page's lines.
double text_right(const PageFindings& page) {
  double right = 0;
  for (const Leader& leader : page.leaders) right = std::max(right, leader.x1);
  if (right > 0) return right;
  for (const TextLine& line : page.lines) right = std::max(right, line.box.right());
  return right;
}

/// How far the printed words before the first one seen of phrase `at` reach to its left: the number of an item is
/// easily misread. 0 = the first word was seen.
double unseen_before(const PageFindings& page, std::size_t at) {
  const Phrase& phrase = page.labels.phrases[at];
  const std::size_t first = std::ranges::min(page.fit.phrases[at]->pairs).first;
  const auto& printed = page.form.pages[static_cast<std::size_t>(phrase.page)].words;
  const MmRect &from = printed[phrase.words.front()].box, &to = printed[phrase.words[first]].box;
  return shared_y(from, to) > 0 ? std::max(0.0, to.x - from.x) * width_ratio(page) : 0;
}

/// Left edge of the next label on the line; nullopt = none follows.
std::optional<double> next_label(const PageFindings& page, const LabelEnd& end) {
  std::optional<double> next;
  for (std::size_t i = 0; i < page.fit.phrases.size(); ++i) {
    const auto& sighting = page.fit.phrases[i];
    if (!sighting) continue;
    for (const std::size_t word : sighting->words) {
      const MmRect& box = page.words[word].box;
      const bool ahead = box.x > end.box.right() + 1 && box.y < end.baseline - 0.5 &&
                         box.bottom() > end.baseline - 1.5;
      if (!ahead) continue;
      const double left = box.x - (word == sighting->words.front() ? unseen_before(page, i) : 0);
      if (!next || left < *next) next = left;
    }
  }
  return next;
}

MmRect line_zone(double left, double right, double baseline, double scale) {
  return {left, baseline - ink_above_mm * scale, std::max(1.0, right - left),
          (ink_above_mm + ink_below_mm) * scale};
}

/// Whether ink covers the place: a dot may be hidden there, or too faint to be told from paper by itself.
bool may_hide_a_dot(const Marks& marks, double x, double y) {
  constexpr int dark_level = 205;
  const cv::Point at(static_cast<int>(mm_to_px(x, marks.dpi)), static_cast<int>(mm_to_px(y, marks.dpi)));
  const cv::Rect around = cv::Rect(at.x - 1, at.y - 1, 3, 3) & cv::Rect({}, marks.gray.size());
  return !around.empty() && cv::countNonZero(marks.gray(around) < dark_level) > 0;
}

/// Heights of a leader's dots, between and beyond those that were seen; `seen` from the left.
double height_at(const std::vector<Piece>& seen, double x) {
  const auto right = std::ranges::find_if(seen, [&](const Piece& dot) { return middle_x(dot.box) >= x; });
  if (right == seen.begin()) return middle_y(seen.front().box);
  if (right == seen.end()) return middle_y(seen.back().box);
  const MmRect &from = (right - 1)->box, &to = right->box;
  const double share = (x - middle_x(from)) / std::max(0.01, middle_x(to) - middle_x(from));
  return middle_y(from) + share * (middle_y(to) - middle_y(from));
}

/// Single dots between words, too few for a run. A tone dot is larger and stands lower.
std::vector<Piece> lone_dots(const PageFindings& page, const std::vector<Piece>& seen, double left, double right) {
  constexpr double off_line_mm = 0.2, larger = 1.4;
  const MmRect& usual = seen[seen.size() / 2].box;
  const double most_mm = larger * std::max(usual.width, usual.height);
  std::vector<Piece> dots;
  for (const Piece& speck : page.marks.specks) {
    const double x = middle_x(speck.box);
    if (x < left || x > right || std::max(speck.box.width, speck.box.height) > most_mm) continue;
    if (std::abs(middle_y(speck.box) - height_at(seen, x)) < off_line_mm) dots.push_back(speck);
  }
  return dots;
}

/// One leader out of runs that writing broke, from `left` to `right`: with single dots, and with those that
/// letters hide.
Leader mended(const PageFindings& page, const std::vector<const Leader*>& runs, double left, double right) {
  Leader all = **std::ranges::max_element(runs, {}, [](const Leader* one) { return one->dots.size(); });
  const double pitch = all.pitch;
  std::vector<Piece> seen;
  for (const Leader* run : runs) seen.insert(seen.end(), run->dots.begin(), run->dots.end());
  const auto in_order = [](const Piece& dot) { return middle_x(dot.box); };
  std::ranges::sort(seen, {}, in_order);
  for (const Piece& dot : lone_dots(page, seen, left, std::max(right, middle_x(seen.back().box)))) seen.push_back(dot);
  std::ranges::sort(seen, {}, in_order);
  const MmRect like = all.dots[all.dots.size() / 2].box;
  std::vector<Piece> dots = seen;
  const auto add_hidden = [&](double x) {
    const double y = height_at(seen, x);
    const MmRect box{x - like.width / 2, y - like.height / 2, like.width, like.height};
    if (may_hide_a_dot(page.marks, x, y)) dots.push_back({box, 0});
  };
  for (double x = middle_x(seen.front().box) - pitch; x > left; x -= pitch) add_hidden(x);
  for (std::size_t i = 0; i + 1 < seen.size(); ++i) {
    const double from = middle_x(seen[i].box), across = middle_x(seen[i + 1].box) - from;
    const int steps = static_cast<int>(std::lround(across / pitch));
    for (int step = 1; step < steps; ++step) add_hidden(from + across * step / steps);
  }
  for (double x = middle_x(seen.back().box) + pitch; x < right; x += pitch) add_hidden(x);
  all.dots = std::move(dots);
  return all;
}

/// Right edge of the writing in `zone`; its left edge when there is none.
double writing_right(const PageFindings& page, const MmRect& zone) {
  double right = zone.x;
  for (const Piece& letter : pieces_in(page.marks.letters, zone)) right = std::max(right, letter.box.right());
  return right;
}

std::vector<const Leader*> leaders_at(const PageFindings& page, double from, double to, double baseline) {
  std::vector<const Leader*> runs;
  for (const Leader& leader : page.leaders) {
    const bool here = leader.y > baseline - leader_above_mm && leader.y < baseline + leader_below_mm;
    if (here && leader.x1 > from && leader.x0 < to) runs.push_back(&leader);
  }
  return runs;
}

/// A rule to write on is print as well.
void add_rules(const PageFindings& page, const MmRect& zone, double baseline, PlacePrint& print) {
  for (const Rule& rule : page.marks.across) {
    const double y = middle_y(rule.box);
    const bool here = y > baseline - leader_above_mm && y < baseline + leader_below_mm;
    if (here && shared_x(rule.box, zone) > 0.8 * rule.box.width) print.rules.push_back(rule.box);
  }
}

/// The leader of a line that is all written over: as the nearest one that shows enough of itself.
std::optional<Leader> covered_leader(const PageFindings& page, const MmRect& zone, double baseline) {
  constexpr std::size_t enough_dots = 8;
  constexpr double above_mm = 0.7, below_mm = 0.4;
  const Leader* nearest = nullptr;
  for (const Leader& leader : page.leaders) {
    if (leader.dots.size() < enough_dots) continue;
    if (!nearest || std::abs(leader.y - baseline) < std::abs(nearest->y - baseline)) nearest = &leader;
  }
  if (nearest == nullptr) return std::nullopt;
  const MmRect place{zone.x - gap_mm, baseline - above_mm, zone.width + gap_mm, above_mm + below_mm};
  return sparse_leader(page.marks.specks, place, nearest->pitch);
}

void add_leaders(const PageFindings& page, const MmRect& zone, double baseline, PlacePrint& print) {
  add_rules(page, zone, baseline, print);
  auto runs = leaders_at(page, zone.x - 1, zone.right() + 1, baseline);
  const auto sparse = runs.empty() ? covered_leader(page, zone, baseline) : std::nullopt;
  if (sparse) runs.push_back(&*sparse);
  if (runs.empty()) return;
  const double right = std::min(zone.right(), writing_right(page, zone));
  print.leaders.push_back(mended(page, runs, zone.x - gap_mm + 0.15, right));
}

int slashes_in(const FormTemplate& form, const FieldSpec& field) {
  int count = 0;
  for (const Zone& zone : field.zones) {
    for (const PrintedWord& word : form.pages[static_cast<std::size_t>(zone.page)].words) {
      count += word.text == "/" && shared_x(word.box, zone.box) > 0 && shared_y(word.box, zone.box) > 0;
    }
  }
  return count;
}

/// Printed slashes stand alone; those of a typed date touch its digits.
void add_slashes(const PageFindings& page, const FieldSpec& field, const MmRect& zone, PlacePrint& print) {
  const int expected = slashes_in(page.form, field);
  const std::vector<Piece> letters = pieces_in(page.marks.letters, zone);
  std::vector<int> slashes;
  for (const Piece& piece : letters) {
    const MmRect& box = piece.box;
    if (box.height < 1.8 || box.width > 0.75 * box.height || box.width < 0.15 * box.height) continue;
    const MmRect around{box.x - 1, box.y, box.width + 2, box.height};
    const bool alone = std::ranges::all_of(letters, [&](const Piece& other) {
      return other.label == piece.label || shared_x(other.box, around) <= 0 || shared_y(other.box, around) <= 0;
    });
    if (alone) slashes.push_back(piece.label);
  }
  if (expected > 0 && static_cast<int>(slashes.size()) == expected) {
    print.pieces.insert(print.pieces.end(), slashes.begin(), slashes.end());
  }
}

/// Top of the first label that stands lower than `y`.
double next_print_below(const PageFindings& page, double y) {
  double next = 1e9;
  for (const auto& sighting : page.fit.phrases) {
    if (sighting && middle_y(sighting->box) > y) next = std::min(next, sighting->box.y);
  }
  return next;
}

/// Leaders without a label below a line go on with it.
void add_lines_below(const PageFindings& page, const LabelEnd& end, FieldPlace& place, PlacePrint& print) {
  constexpr double least_share = 0.4;
  const double limit = next_print_below(page, end.baseline + 1.5);
  double last = end.baseline;
  for (const Leader& leader : page.leaders) {
    if (leader.y < last + 2.5 || leader.y > limit) continue;
    const auto runs = leaders_at(page, 0, 1e9, leader.y);
    double left = 1e9, right = 0, dotted = 0;
    for (const Leader* run : runs) {
      left = std::min(left, run->x0);
      right = std::max(right, run->x1);
      dotted += run->x1 - run->x0;
    }
    const double whole = text_right(page) - end.box.x;
    if (right - left < least_share * whole || dotted < 0.1 * whole) continue;
    const double baseline = leader.y + 0.1;
    const double from = std::min(left, end.box.x) - gap_mm, to = std::max(right, text_right(page));
    const MmRect zone = line_zone(from, to, baseline, end.scale);
    place.zones.push_back(zone);
    add_leaders(page, zone, baseline, print);
    last = leader.y;
  }
}

}  // namespace

LabelEnd end_of(const PageFindings& page, std::size_t phrase) {
  const double ratio = width_ratio(page);
  const std::vector<WordMatch> words = words_of(page, phrase);
  const MmRect last = print_of(page, words.back(), ratio);
  LabelEnd end;
  std::vector<double> feet, heights;
  for (const WordMatch& word : words) {
    const MmRect box = print_of(page, word, ratio);
    if (shared_y(box, last) <= 0.3 * last.height) continue;
    end.box = united(end.box, box);
  }
  for (const Piece& letter : pieces_in(page.marks.letters, end.box)) {
    feet.push_back(letter.box.bottom());
    heights.push_back(letter.box.height);
  }
  if (feet.empty()) feet.push_back(end.box.bottom()), heights.push_back(end.box.height);
  end.baseline = quantile(feet, 0.4);
  end.scale = std::clamp(quantile(heights, 0.85) / ascender_mm, 0.75, 1.5);
  extend_to_colon(page, end);
  return end;
}

FieldPlace line_place(const PageFindings& page, const LabelledField& field, const LabelEnd& end,
                      PlacePrint& print) {
  const FieldSpec& spec = page.form.fields[field.field];
  const std::optional<double> next = next_label(page, end);
  const double right = next ? *next - gap_mm : text_right(page);
  FieldPlace place{field.field, -1, {line_zone(end.box.right() + gap_mm, right, end.baseline, end.scale)}, 0};
  const MmRect zone = place.zones.front();
  add_leaders(page, zone, end.baseline, print);
  if (spec.type == "date") add_slashes(page, spec, zone, print);
  if (!next) add_lines_below(page, end, place, print);
  return place;
}

}  // namespace hoso::labels
