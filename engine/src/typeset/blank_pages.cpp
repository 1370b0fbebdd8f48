#include "typeset/blank_pages.hpp"

#include <algorithm>
#include <string_view>

#include <hoso/error.hpp>
#include <hoso/text.hpp>

#include "typeset/block_setting.hpp"

namespace hoso::typeset {
namespace {

constexpr const char* word_font = "Liberation Serif";
/// From the middle of a printed slash to the end of its part.
constexpr double slash_room_mm = 1.2;

/// A word of the picture's text: as wide as it is printed, below the picture that shows it.
TextMark hidden_word(const PrintedWord& word, const Shaper& shaper) {
  constexpr double trial_pt = 10, least_pt = 1, descent = 0.2;
  const double trial_mm = shaper.width_mm({word.text, {word_font, trial_pt}});
  const double size_pt = trial_mm > 0 ? std::max(least_pt, trial_pt * word.box.width / trial_mm) : trial_pt;
  const MmPoint origin{word.box.x, word.box.bottom() - descent * word.box.height};
  return {{{word.text, {word_font, size_pt}, 0}}, origin, word.box, {1, 1, 1}};
}

Ground ground_of(const TemplatePage& page, const Shaper& shaper) {
  Ground ground{page.blank, {}};
  for (const PrintedWord& word : page.words) ground.words.push_back(hidden_word(word, shaper));
  return ground;
}

bool on_one_line(const MmRect& a, const MmRect& b) {
  const double shared = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
  return shared > std::min(a.height, b.height) / 2;
}

/// Whether the zones of a line field stand side by side, each for a piece.
bool are_pieces(const std::vector<Zone>& zones) {
  if (zones.size() < 2) return false;
  return std::ranges::all_of(zones, [&](const Zone& zone) {
    return zone.page == zones.front().page && on_one_line(zone.box, zones.front().box);
  });
}

bool is_of_leader(char32_t character) {
  constexpr std::u32string_view all = U"/._…";
  return all.find(character) != std::u32string_view::npos;
}

/// Of printed slashes on the line of `zone`, alone or among the dots of a leader, in order.
std::vector<double> slashes_mm(const MmRect& zone, const std::vector<PrintedWord>& words) {
  std::vector<double> found;
  for (const PrintedWord& word : words) {
    const bool inside = word.box.x > zone.x && word.box.right() < zone.right() && on_one_line(word.box, zone);
    const std::vector<char32_t> characters = code_points(word.text);
    if (!inside || !std::ranges::all_of(characters, is_of_leader)) continue;
    const double step_mm = word.box.width / static_cast<double>(characters.size());
    for (std::size_t i = 0; i < characters.size(); ++i) {
      if (characters[i] == U'/') found.push_back(word.box.x + (static_cast<double>(i) + 0.5) * step_mm);
    }
  }
  std::ranges::sort(found);
  return found;
}

/// See Place::part_edges_mm: a part ends a little behind its slash.
std::vector<double> part_edges_mm(const MmRect& zone, const std::vector<PrintedWord>& words) {
  const std::vector<double> slashes = slashes_mm(zone, words);
  if (slashes.empty()) return {};
  std::vector<double> edges{zone.x};
  for (const double slash : slashes) edges.push_back(slash + slash_room_mm);
  edges.push_back(zone.right());
  return edges;
}

PlaceKind kind_of(const FieldSpec& field, const MmRect& zone) {
  if (!field.options.empty()) return PlaceKind::box;
  if (field.type == "presence") return PlaceKind::area;
  if (field.cells > 0) return PlaceKind::comb;
  constexpr double most_line_mm = ink_above_mm + ink_below_mm + 0.2;
  return field.table.empty() && zone.height <= most_line_mm ? PlaceKind::line : PlaceKind::cell;
}

double baseline_mm(PlaceKind kind, const MmRect& zone) {
  return kind == PlaceKind::line ? zone.bottom() - ink_below_mm : cell_baseline_mm(zone);
}

Place place_of(const FieldSpec& field, std::size_t at, const FormTemplate& form) {
  const Zone& zone = field.zones[at];
  const PlaceKind kind = kind_of(field, zone.box);
  Place place{field.id, kind, zone.box, baseline_mm(kind, zone.box), field.cells};
  if (kind == PlaceKind::box) place.option = field.options[at].value;
  if (kind != PlaceKind::line) return place;
  place.piece = are_pieces(field.zones);
  const auto& words = form.pages[static_cast<std::size_t>(zone.page)].words;
  if (!place.piece) place.part_edges_mm = part_edges_mm(zone.box, words);
  return place;
}

TypesetPage page_of(const TemplatePage& page, const Shaper& shaper) {
  TypesetPage typeset;
  typeset.width_mm = page.width_mm;
  typeset.height_mm = page.height_mm;
  typeset.optional = page.optional;
  typeset.ground = ground_of(page, shaper);
  return typeset;
}

}  // namespace

std::vector<TypesetPage> blank_pages(const FormTemplate& form) {
  const Shaper shaper;
  std::vector<TypesetPage> pages;
  for (const TemplatePage& page : form.pages) {
    if (page.blank.empty()) throw Error("fill.no_blank", {{"form", form.id}, {"version", form.version}});
    pages.push_back(page_of(page, shaper));
  }
  for (const FieldSpec& field : form.fields) {
    for (std::size_t i = 0; i < field.zones.size(); ++i) {
      pages[static_cast<std::size_t>(field.zones[i].page)].places.push_back(place_of(field, i, form));
    }
  }
  return pages;
}

}  // namespace hoso::typeset
