#include "bench/retyped_form.hpp"

#include <array>
#include <span>

#include <hoso/error.hpp>

#include "synthetic/random.hpp"
#include "typeset/retype.hpp"

namespace hoso::bench {
namespace {

using synthetic::Random;

/// No font of one set is in the other but the two that most people use.
constexpr std::array<const char*, 3> tuned_fonts{"Liberation Serif", "Liberation Sans",
                                                 "DejaVu Serif Condensed"};
constexpr std::array<const char*, 5> unseen_fonts{"Liberation Serif", "Liberation Sans",
                                                  "Liberation Sans Narrow", "DejaVu Sans Condensed",
                                                  "DejaVu Serif"};

/// How far a set strays from the official layout.
struct Ranges {
  std::span<const char* const> fonts;
  double least_size_pt, most_size_pt;
  double least_space, most_space;
  double margin_spread_mm;
  int most_rows;
};

Ranges ranges_of(Layouts layouts) {
  if (layouts == Layouts::retyped) return {tuned_fonts, 11.5, 13, 0.6, 1.6, 6, 10};
  return {unseen_fonts, 11, 14, 0.4, 2.0, 9, 13};
}

bool one_in(int count, Random& random) { return random.below(count) == 0; }

/// Page breaks where people make them, most often none.
std::optional<int> drawn_break(const std::vector<int>& likely, Random& random) {
  if (likely.empty() || !one_in(3, random)) return std::nullopt;
  return likely[static_cast<std::size_t>(random.below(static_cast<int>(likely.size())))];
}

typeset::Retyping drawn_retyping(const Ranges& ranges, const std::vector<int>& breaks,
                                 Random& random) {
  typeset::Retyping how;
  how.font_family = ranges.fonts[static_cast<std::size_t>(
      random.below(static_cast<int>(ranges.fonts.size())))];
  how.size_pt = 0.5 * random.below(static_cast<int>(2 * (ranges.most_size_pt - ranges.least_size_pt)) + 1) +
                ranges.least_size_pt;
  how.space_ratio = random.between(ranges.least_space, ranges.most_space);
  const auto strayed = [&](double mm) {
    return mm + random.between(-ranges.margin_spread_mm, ranges.margin_spread_mm);
  };
  how.margin_left_mm = strayed(25);
  how.margin_right_mm = strayed(18);
  how.margin_top_mm = strayed(19);
  how.rows = static_cast<typeset::RowBreak>(random.below(3));
  how.dates_with_slashes = !one_in(3, random);
  how.request_lines = 1 + random.below(3);
  how.cell_width_mm = random.between(5.5, 8.5);
  how.cell_height_mm = random.between(6.2, 9);
  how.table_rows = 4 + random.below(ranges.most_rows - 3);
  how.row_height_mm = random.between(6, 10);
  how.dotted_rows = one_in(4, random);
  for (int i = 0; i < 5; ++i) how.column_ratios.push_back(random.between(0.85, 1.15));
  how.signing_height_mm = random.between(22, 45);
  how.break_before = drawn_break(breaks, random);
  return how;
}

}  // namespace

std::map<std::string, Layouts> layouts_by_name() {
  return {{"official", Layouts::official},
          {"retyped", Layouts::retyped},
          {"retyped-unseen", Layouts::retyped_unseen}};
}

typeset::FilledForm filled_retyped(const FormTemplate& form,
                                   const std::map<std::string, std::string>& printed_values,
                                   const RetypedSet& set) {
  constexpr int most_draws = 200;
  const typeset::Layout layout = typeset::read_layout(form.folder + "/layout.xml");
  const std::vector<int> breaks = typeset::likely_page_breaks(layout);
  Random random(set.seed);
  for (int draw = 1;; ++draw) {
    const typeset::Retyping how = drawn_retyping(ranges_of(set.layouts), breaks, random);
    typeset::FillStyle style = set.style;
    if (one_in(2, random)) style.font_family = how.font_family;
    style.size_pt = how.size_pt;
    try {
      return typeset::fill_layout(typeset::retyped(layout, how), printed_values, style);
    } catch (const Error&) {
      if (draw == most_draws) throw;
    }
  }
}

}  // namespace hoso::bench
