#include "bench/retyped_form.hpp"

#include <array>
#include <span>

#include <hoso/error.hpp>

#include "synthetic/random.hpp"

namespace hoso::bench {
namespace {

using synthetic::Random;

/// No font of one set is in the other but the two that most people use.
constexpr std::array<const char*, 4> tuned_fonts{"Liberation Serif", "Liberation Sans",
                                                 "DejaVu Serif Condensed", "DejaVu Sans"};
constexpr std::array<const char*, 5> unseen_fonts{"Liberation Serif", "Liberation Sans",
                                                  "Liberation Sans Narrow", "DejaVu Sans Condensed",
                                                  "DejaVu Serif"};

/// How far both sets stray from the official layout.
constexpr double least_size_pt = 11, most_size_pt = 14;
constexpr double least_space = 0.4, most_space = 2.0;
constexpr double margin_spread_mm = 9;
constexpr int least_rows = 4, most_rows = 13;

std::span<const char* const> fonts_of(Layouts layouts) {
  if (layouts == Layouts::retyped) return tuned_fonts;
  return unseen_fonts;
}

bool one_in(int count, Random& random) { return random.below(count) == 0; }

/// Page breaks where people make them, most often none.
std::optional<int> drawn_break(const std::vector<int>& likely, Random& random) {
  if (likely.empty() || !one_in(3, random)) return std::nullopt;
  return likely[static_cast<std::size_t>(random.below(static_cast<int>(likely.size())))];
}

typeset::Retyping drawn_retyping(std::span<const char* const> fonts, const std::vector<int>& breaks,
                                 Random& random) {
  typeset::Retyping how;
  how.font_family = fonts[static_cast<std::size_t>(random.below(static_cast<int>(fonts.size())))];
  how.size_pt = 0.5 * random.below(static_cast<int>(2 * (most_size_pt - least_size_pt)) + 1) + least_size_pt;
  how.space_ratio = random.between(least_space, most_space);
  const auto strayed = [&](double mm) {
    return mm + random.between(-margin_spread_mm, margin_spread_mm);
  };
  how.margin_left_mm = strayed(25);
  how.margin_right_mm = strayed(18);
  how.margin_top_mm = strayed(19);
  how.rows = static_cast<typeset::RowBreak>(random.below(3));
  how.dates_with_slashes = !one_in(3, random);
  how.request_lines = 1 + random.below(3);
  how.cell_width_mm = random.between(5.5, 8.5);
  how.cell_height_mm = random.between(6.2, 9);
  how.table_rows = least_rows + random.below(most_rows - least_rows + 1);
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
          {"retyped-unseen", Layouts::retyped_unseen},
          {"mixed", Layouts::mixed}};
}

RetypedForm filled_retyped(const FormTemplate& form, const std::map<std::string, std::string>& printed_values,
                           const RetypedSet& set) {
  constexpr int most_draws = 200;
  if (!typeset::has_layout(form)) throw Error("template.no_layout", {{"form", form.id}, {"version", form.version}});
  const typeset::Layout layout = typeset::layout_of(form);
  if (set.retyping) {
    typeset::FillStyle style = set.style;
    style.size_pt = set.retyping->size_pt;
    return {typeset::fill_layout(typeset::retyped(layout, *set.retyping), printed_values, style), *set.retyping};
  }
  const std::vector<int> breaks = typeset::likely_page_breaks(layout);
  Random random(set.seed);
  for (int draw = 1;; ++draw) {
    const typeset::Retyping how = drawn_retyping(fonts_of(set.layouts), breaks, random);
    typeset::FillStyle style = set.style;
    if (one_in(2, random)) style.font_family = how.font_family;
    style.size_pt = how.size_pt;
    try {
      return {typeset::fill_layout(typeset::retyped(layout, how), printed_values, style), how};
    } catch (const Error&) {
      if (draw == most_draws) throw;
    }
  }
}

}  // namespace hoso::bench
