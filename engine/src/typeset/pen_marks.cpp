#include "typeset/pen_marks.hpp"

#include "typeset/uniform.hpp"

namespace hoso::typeset {
namespace {

/// A place in units of the box: (0, 0) is its top left corner, (1, 1) its bottom right one.
using InBox = MmPoint;

/// Draws in units of one box with a trembling hand.
class Hand {
 public:
  Hand(const MmRect& box, const Pen& pen, std::mt19937& random)
      : box_(box), pen_(pen), random_(random) {}

  [[nodiscard]] double lot(double low, double high) { return uniform(random_, low, high); }

  [[nodiscard]] InBox near(InBox at, double by) {
    return {at.x + lot(-by, by), at.y + lot(-by, by)};
  }

  /// Nearly straight strokes from point to point without lifting the pen.
  [[nodiscard]] StrokeMark through(const std::vector<InBox>& points) {
    StrokeMark stroke{{on_page(points.front())}, pen_.width_pt, pen_.ink};
    for (std::size_t i = 1; i < points.size(); ++i) {
      for (const double share : {1 / 3.0, 2 / 3.0}) {
        stroke.points.push_back(on_page(near(between(points[i - 1], points[i], share), 0.04)));
      }
      stroke.points.push_back(on_page(points[i]));
    }
    return stroke;
  }

 private:
  static InBox between(InBox from, InBox to, double share) {
    return {from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)};
  }
  [[nodiscard]] MmPoint on_page(InBox at) const {
    return {box_.x + at.x * box_.width, box_.y + at.y * box_.height};
  }

  MmRect box_;
  Pen pen_;
  std::mt19937& random_;
};

std::vector<StrokeMark> tick(Hand& hand) {
  const double out = hand.lot(0, 0.5);  // how far the long stroke leaves the box
  return {hand.through({{hand.lot(0.05, 0.3), hand.lot(0.4, 0.65)},
                        {hand.lot(0.35, 0.5), hand.lot(0.75, 1.0)},
                        {0.85 + out, 0.15 - out}})};
}

std::vector<StrokeMark> cross(Hand& hand) {
  const double low = hand.lot(-0.2, 0.2), high = 1 - hand.lot(-0.2, 0.2);
  return {hand.through({hand.near({low, low}, 0.08), hand.near({high, high}, 0.08)}),
          hand.through({hand.near({high, low}, 0.08), hand.near({low, high}, 0.08)})};
}

/// Up and down from left to right; `low` and `high` bound it in both directions.
StrokeMark zigzag(Hand& hand, double low, double high, int turns) {
  std::vector<InBox> points;
  for (int i = 0; i <= turns; ++i) {
    points.push_back(hand.near({low + (high - low) * i / turns, i % 2 == 0 ? low : high}, 0.05));
  }
  return hand.through(points);
}

std::vector<StrokeMark> filled(Hand& hand) {
  return {zigzag(hand, 0.1, 0.9, 13), zigzag(hand, 0.12, 0.88, 11)};
}

std::vector<StrokeMark> dot(const MmRect& box, const Pen& pen, std::mt19937& random) {
  constexpr double least_pt = 3, most_pt = 5;  // 1.1 to 1.8 mm across
  Hand hand(box, {uniform(random, least_pt, most_pt), pen.ink}, random);
  const InBox middle = hand.near({0.5, 0.5}, 0.12);
  return {hand.through({middle, hand.near(middle, 0.06)})};
}

/// Four quarter turns; 0.5523 makes Bézier curves of them. The end overshoots the start.
std::vector<StrokeMark> circle(const MmRect& box, const Pen& pen, std::mt19937& random) {
  const double across = uniform(random, 0.8, 1.0) * box.width;
  const double down = uniform(random, 0.8, 1.0) * box.height;
  const MmPoint middle{box.x + box.width * uniform(random, 0.42, 0.58),
                       box.y + box.height * uniform(random, 0.42, 0.58)};
  const auto at = [&](double x, double y) { return MmPoint{middle.x + across * x, middle.y + down * y}; };
  constexpr double k = 0.5523;
  const double end = uniform(random, 0.95, 1.1);
  return {{{at(0, -1), at(k, -1), at(1, -k), at(1, 0), at(1, k), at(k, 1), at(0, 1), at(-k, 1),
            at(-1, k), at(-1, 0), at(-1, -k), at(-k, -end), at(0.15, -end)},
           pen.width_pt,
           pen.ink}};
}

/// What word processors set for a ticked box: straight, even and black.
std::vector<StrokeMark> typed(const MmRect& box, std::mt19937& random) {
  const double width_pt = uniform(random, 0.7, 1.2);
  const auto at = [&](double x, double y) { return MmPoint{box.x + x * box.width, box.y + y * box.height}; };
  const auto line = [&](MmPoint from, MmPoint to) { return StrokeMark{{from, from, to, to}, width_pt, {}}; };
  const double inset = random() % 2 == 0 ? 0 : 0.22;  // ☒ from corner to corner, or x
  if (random() % 3 > 0) {
    return {line(at(inset, inset), at(1 - inset, 1 - inset)), line(at(1 - inset, inset), at(inset, 1 - inset))};
  }
  return {line(at(0.2, 0.5), at(0.42, 0.78)), line(at(0.42, 0.78), at(0.82, 0.2))};
}

/// One to three long lines through the box, level or rising.
std::vector<StrokeMark> long_lines(Hand& hand) {
  std::vector<StrokeMark> lines;
  const double rise = hand.lot(-0.5, 0.5);
  const int count = 1 + static_cast<int>(hand.lot(0, 3));
  for (int i = 0; i < count; ++i) {
    const double y = count == 1 ? 0.5 : 0.25 + 0.5 * i / (count - 1);
    lines.push_back(hand.through({hand.near({hand.lot(-0.7, -0.4), y + rise}, 0.08),
                                  hand.near({hand.lot(1.4, 1.7), y - rise}, 0.08)}));
  }
  return lines;
}

}  // namespace

Pen drawn_pen(bool weak, std::mt19937& random) {
  const bool blue = random() % 2 == 0;
  const Colour full = blue ? Colour{0.1, 0.15, 0.5} : Colour{0.1, 0.1, 0.1};
  if (!weak) return {uniform(random, 0.75, 1.4), full};
  const double paper = uniform(random, 0.3, 0.5);
  const auto faded = [paper](double level) { return level + (1 - level) * paper; };
  return {uniform(random, 0.6, 0.85), {faded(full.red), faded(full.green), faded(full.blue)}};
}

BoxMarking drawn_marking(std::mt19937& random) {
  constexpr MarkKind lots[] = {MarkKind::tick,   MarkKind::tick, MarkKind::tick,   MarkKind::cross,
                               MarkKind::cross,  MarkKind::cross, MarkKind::filled, MarkKind::dot,
                               MarkKind::circle, MarkKind::typed, MarkKind::typed};
  BoxMarking marking{lots[random() % std::size(lots)]};
  const bool by_hand = marking.kind != MarkKind::typed;
  marking.corrected = random() % 8 == 0 && by_hand && marking.kind != MarkKind::circle;
  marking.weak = random() % 5 == 0 && by_hand;
  return marking;
}

std::vector<StrokeMark> pen_mark(const MmRect& box, MarkKind kind, const Pen& pen, std::mt19937& random) {
  Hand hand(box, pen, random);
  switch (kind) {
    case MarkKind::tick: return tick(hand);
    case MarkKind::cross: return cross(hand);
    case MarkKind::filled: return filled(hand);
    case MarkKind::dot: return dot(box, pen, random);
    case MarkKind::circle: return circle(box, pen, random);
    case MarkKind::typed: break;
  }
  return typed(box, random);
}

std::vector<StrokeMark> strike_out(const MmRect& box, MarkKind kind, const Pen& pen, std::mt19937& random) {
  Hand hand(box, pen, random);
  if (kind == MarkKind::filled || random() % 2 == 0) return long_lines(hand);
  return {zigzag(hand, -0.15, 1.15, 11), zigzag(hand, -0.2, 1.2, 9)};
}

}  // namespace hoso::typeset
