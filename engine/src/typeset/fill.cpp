#include "typeset/fill.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <random>

#include <hoso/choice.hpp>
#include <hoso/error.hpp>
#include <hoso/text.hpp>

#include "typeset/blank_pages.hpp"
#include "typeset/scribble.hpp"
#include "typeset/text_lines.hpp"
#include "typeset/typeset.hpp"

namespace hoso::typeset {
namespace {

/// Smaller print is hard to read on paper and lost in a fax-quality scan.
constexpr double smallest_size_pt = 8;
constexpr double size_step_pt = 0.5;
constexpr double smallest_descent_mm = 0.22 * smallest_size_pt * mm_per_pt;
/// Writing stands on the dots of a leader, not in them.
constexpr double leader_lift_mm = 0.4;
constexpr double line_inset_mm = 0.8;
constexpr double unlimited_mm = 1e9;

struct FieldPlace {
  std::size_t page = 0;
  Place place;
  std::size_t index = 0;  ///< in the page's places
};
using PlacesByField = std::map<std::string, std::vector<FieldPlace>>;

PlacesByField places_by_field(const std::vector<TypesetPage>& pages) {
  PlacesByField places;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    const std::vector<Place>& all = pages[page].places;
    for (std::size_t i = 0; i < all.size(); ++i) places[all[i].field].push_back({page, all[i], i});
  }
  return places;
}

double writing_width_mm(const FieldPlace& where) {
  return where.place.zone.width - 2 * line_inset_mm;
}

/// Two lines of the smallest print in a table cell.
std::vector<FieldPlace> halves_of(const FieldPlace& where) {
  std::vector<FieldPlace> halves(2, where);
  const double leading_mm = (where.place.zone.height - smallest_descent_mm) / 2;
  for (std::size_t i = 0; i < halves.size(); ++i) {
    halves[i].place.baseline_mm = where.place.zone.y + static_cast<double>(i + 1) * leading_mm;
  }
  return halves;
}

/// `separators`: any of them ends a part.
std::vector<std::string> split(std::string_view text, std::string_view separators) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (separators.find(c) != std::string_view::npos) parts.emplace_back();
    else parts.back() += c;
  }
  return parts;
}

/// `words` over the places' widths, in order; none when they do not fit.
std::optional<std::vector<TextLine>> distributed(const std::vector<SetWord>& words,
                                                 const std::vector<FieldPlace>& places) {
  std::vector<TextLine> lines;
  std::span<const SetWord> rest(words);
  for (const FieldPlace& where : places) {
    if (rest.empty()) break;
    const std::vector<SetWord> remaining(rest.begin(), rest.end());
    lines.push_back(lines_of(remaining, writing_width_mm(where), 0).front());
    if (lines.back().width_mm > writing_width_mm(where)) return std::nullopt;
    rest = rest.subspan(lines.back().words.size());
  }
  if (!rest.empty()) return std::nullopt;
  return lines;
}

/// Writes values onto typeset pages.
class Writer {
 public:
  Writer(FilledForm& form, const FillStyle& style)
      : form_(form), style_(style), random_(style.seed) {}

  void write(const std::string& field, const std::string& text,
             const std::vector<FieldPlace>& places) {
    const FieldPlace& first = places.front();
    switch (first.place.kind) {
      case PlaceKind::area: return sign(first);
      case PlaceKind::comb: return write_boxes(field, text, first);
      case PlaceKind::box: return tick(text, places);
      default: break;
    }
    if (first.place.piece && write_pieces(text, places)) return;
    const std::vector<std::string> parts = split(text, "/");
    if (parts.size() > 1 && parts.size() + 1 == first.place.part_edges_mm.size()) {
      return write_parts(parts, first);
    }
    write_lines(field, text, places);
  }

 private:
  [[nodiscard]] FontFace font(double size_pt) const {
    return {style_.font_family, size_pt, false, style_.italic};
  }

  [[nodiscard]] std::vector<SetWord> words(const std::string& text, double size_pt) const {
    return words_of({{text, font(size_pt), 0}}, shaper_);
  }

  void write_lines(const std::string& field, const std::string& text,
                   const std::vector<FieldPlace>& places) {
    for (double size_pt = style_.size_pt; size_pt >= smallest_size_pt; size_pt -= size_step_pt) {
      if (fits_and_put(text, places, size_pt)) return;
    }
    const bool cell = places.front().place.kind == PlaceKind::cell;
    if (cell && fits_and_put(text, halves_of(places.front()), smallest_size_pt)) return;
    throw Error("fill.too_long", {{"field", field}});
  }

  bool fits_and_put(const std::string& text, const std::vector<FieldPlace>& places,
                    double size_pt) {
    const auto lines = distributed(words(text, size_pt), places);
    if (!lines) return false;
    for (std::size_t i = 0; i < lines->size(); ++i) {
      put((*lines)[i], places[i], start_mm((*lines)[i], places[i].place), size_pt);
    }
    return true;
  }

  [[nodiscard]] static double start_mm(const TextLine& line, const Place& place) {
    return place.centred ? place.zone.x + (place.zone.width - line.width_mm) / 2
                         : place.zone.x + line_inset_mm;
  }

  /// One piece centred between `left_mm` and `right_mm`, in the largest size that fits.
  void write_centred(const std::string& text, const FieldPlace& where, double left_mm,
                     double right_mm) {
    for (double size_pt = style_.size_pt; size_pt >= smallest_size_pt; size_pt -= size_step_pt) {
      const std::vector<TextLine> lines = lines_of(words(text, size_pt), unlimited_mm, 0);
      if (lines.empty()) return;
      const double left_over_mm = right_mm - left_mm - lines.front().width_mm;
      if (left_over_mm < 0) continue;
      return put(lines.front(), where, left_mm + left_over_mm / 2, size_pt);
    }
    throw Error("fill.too_long", {{"field", where.place.field}});
  }

  void write_parts(const std::vector<std::string>& parts, const FieldPlace& where) {
    const std::vector<double>& edges_mm = where.place.part_edges_mm;
    const std::size_t first = form_.texts.size();
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const double slash_mm = i + 1 < parts.size() ? 2 * line_inset_mm : 0;
      write_centred(parts[i], where, edges_mm[i], edges_mm[i + 1] - slash_mm);
    }
    merge_texts(first);
  }

  /// A date or a time of day over places with printed words between them. Of what has fewer pieces
  /// the last are known: a year alone.
  bool write_pieces(const std::string& text, const std::vector<FieldPlace>& places) {
    const std::vector<std::string> pieces = split(text, "/:");
    if (pieces.size() > places.size()) return false;
    const std::size_t skipped = places.size() - pieces.size();
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const MmRect& zone = places[skipped + i].place.zone;
      write_centred(pieces[i], places[skipped + i], zone.x, zone.right());
    }
    return true;
  }

  void write_boxes(const std::string& field, const std::string& text, const FieldPlace& where) {
    std::vector<char32_t> characters = code_points(text);
    std::erase(characters, U' ');
    if (characters.size() > static_cast<std::size_t>(where.place.cells)) {
      throw Error("fill.too_long", {{"field", field}});
    }
    const double cell_mm = where.place.zone.width / where.place.cells;
    const std::size_t first = form_.texts.size();
    for (std::size_t i = 0; i < characters.size(); ++i) {
      const double left_mm = where.place.zone.x + static_cast<double>(i) * cell_mm;
      write_centred(to_utf8({characters[i]}), where, left_mm, left_mm + cell_mm);
    }
    merge_texts(first);
  }

  void sign(const FieldPlace& where) {
    draw_and_note(scribble(where.place.zone, random_(), style_.ink), where);
  }

  /// `text` names the options whose boxes are ticked.
  void tick(const std::string& text, const std::vector<FieldPlace>& boxes) {
    const std::vector<std::string> chosen = chosen_options(text);
    const BoxMarking marking = style_.marking ? *style_.marking : drawn_marking(random_);
    const Pen pen = drawn_pen(marking.weak, random_);
    std::vector<const FieldPlace*> left;
    for (const FieldPlace& box : boxes) {
      if (std::ranges::count(chosen, box.place.option) == 0) {
        left.push_back(&box);
        continue;
      }
      draw_and_note(pen_mark(box.place.zone, marking.kind, pen, random_), box);
    }
    if (boxes.size() - left.size() != chosen.size()) {
      throw Error("fill.unknown_option", {{"field", boxes.front().place.field}});
    }
    if (marking.corrected && !left.empty()) correct(*left[random_() % left.size()], marking.kind, pen);
  }

  /// A box ticked by mistake.
  void correct(const FieldPlace& box, MarkKind kind, const Pen& pen) {
    draw(pen_mark(box.place.zone, kind, pen, random_), box);
    draw(strike_out(box.place.zone, kind, pen, random_), box);
  }

  void draw(std::vector<StrokeMark> strokes, const FieldPlace& where) {
    for (StrokeMark& stroke : strokes) form_.pages[where.page].marks.emplace_back(std::move(stroke));
  }

  void draw_and_note(std::vector<StrokeMark> strokes, const FieldPlace& where) {
    const std::size_t first = form_.pages[where.page].marks.size();
    draw(std::move(strokes), where);
    note(where, where.place.zone, first);
  }

  /// All marks since `first_mark` are the writing of one place.
  void note(const FieldPlace& where, const MmRect& box, std::size_t first_mark) {
    form_.texts.push_back({where.place.field, static_cast<int>(where.page), box, where.index, first_mark,
                           form_.pages[where.page].marks.size()});
  }

  void put(const TextLine& line, const FieldPlace& where, double x_mm, double size_pt) {
    const double lift_mm = where.place.kind == PlaceKind::line ? leader_lift_mm : 0;
    const LinePlace place{x_mm, where.place.baseline_mm - lift_mm, shaper_.line_height(font(size_pt)), 0,
                          style_.ink};
    MmRect extent{x_mm, place.baseline_mm - place.height.ascent_mm, line.width_mm,
                  place.height.ascent_mm + place.height.descent_mm};
    const std::size_t first = form_.pages[where.page].marks.size();
    for (TextMark& mark : marks_of(line, place)) {
      mark.origin.x += offset_mm();
      mark.origin.y += offset_mm();
      form_.pages[where.page].marks.emplace_back(std::move(mark));
    }
    note(where, extent, first);
  }

  [[nodiscard]] double offset_mm() {
    if (style_.jitter_mm == 0) return 0;
    return style_.jitter_mm * (static_cast<double>(random_()) / 2147483648.0 - 1);
  }

  /// Makes one entry of all that was written since `first`.
  void merge_texts(std::size_t first) {
    if (form_.texts.size() <= first + 1) return;
    const FilledText last = form_.texts.back();
    form_.texts.resize(first + 1, {});
    FilledText& all = form_.texts.back();
    all.box.width = last.box.right() - all.box.x;
    all.end_mark = last.end_mark;
  }

  FilledForm& form_;
  const FillStyle& style_;
  std::mt19937 random_;
  Shaper shaper_;
};

FilledForm fill_pages(std::vector<TypesetPage> pages, const std::map<std::string, std::string>& printed_values,
                      const FillStyle& style) {
  FilledForm filled;
  filled.pages = std::move(pages);
  const PlacesByField places = places_by_field(filled.pages);
  Writer writer(filled, style);
  for (const auto& [field, text] : printed_values) {
    const auto found = places.find(field);
    if (found == places.end()) throw Error("fill.unknown_field", {{"field", field}});
    const std::string printed = normalized_spaces(text);
    if (!printed.empty()) writer.write(field, printed, found->second);
  }
  return filled;
}

std::string layout_file(const FormTemplate& form) { return form.folder + "/layout.xml"; }

}  // namespace

bool has_layout(const FormTemplate& form) {
  return !form.folder.empty() && std::filesystem::exists(layout_file(form));
}

Layout layout_of(const FormTemplate& form) { return read_layout(layout_file(form)); }

FilledForm fill_form(const FormTemplate& form, const std::map<std::string, std::string>& printed_values,
                     const FillStyle& style) {
  if (has_layout(form)) return fill_layout(layout_of(form), printed_values, style);
  return fill_pages(blank_pages(form), printed_values, style);
}

FilledForm fill_layout(const Layout& layout, const std::map<std::string, std::string>& printed_values,
                       const FillStyle& style) {
  return fill_pages(typeset(layout), printed_values, style);
}

}  // namespace hoso::typeset
