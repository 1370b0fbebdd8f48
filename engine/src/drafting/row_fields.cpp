#include "drafting/row_fields.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

#include "drafting/label_text.hpp"
#include "drafting/row_choices.hpp"
#include "drafting/row_dates.hpp"
#include "drafting/units.hpp"
#include "drafting/zone_room.hpp"

namespace hoso::drafting {
namespace {

// Millimetres: a line of 12 pt type stands in 6.9 mm, 1.7 of them below the line.
constexpr double band_above = 4.4, band_below = 0.9, zone_above = 5.2, zone_below = 1.7;
constexpr double next_line = 13, indent = 15, same_edge = 1.5;
/// Rules shorter than `ornament` must have a word so near beside them.
constexpr double ornament = 8, beside_word = 4;

bool begins_notes(const Row& row) {
  const bool only_words = std::ranges::all_of(row.items, [](const Item& item) { return item.kind == ItemKind::word; });
  const std::string key = label_key(text_of(row, 0, std::min<std::size_t>(4, row.items.size())));
  // "Ghi chú: ……" is a field.
  return key.starts_with("chu thich") || (only_words && (key.starts_with("ghi chu") || key.starts_with("huong dan")));
}

bool has_letters(const Item& item) { return item.kind == ItemKind::word && !label_key(item.text).empty(); }

/// The dashes or dots below the motto: print and no place to write.
bool adorns_motto(const Row& row, const Row* above) {
  if (!above || label_key(text_of(*above, 0, above->items.size())).find("doc lap tu do") == std::string::npos)
    return false;
  const bool no_letters = std::ranges::none_of(row.items, has_letters);
  const bool no_boxes = std::ranges::none_of(
      row.items, [](const Item& item) { return item.kind == ItemKind::box || item.kind == ItemKind::comb; });
  return no_letters && no_boxes;
}

class RowReader {
 public:
  explicit RowReader(int page) : page_(page) {}

  void read(const Row& row) {
    row_ = &row;
    begin_ = 0;
    if (row.box.y - pending_bottom_ > next_line) pending_.clear();
    const std::size_t first = fields.size();
    const bool ticked = std::ranges::any_of(row.items, [](const Item& item) { return item.kind == ItemKind::box; });
    if (ticked) read_choices();
    for (std::size_t i = 0; i < row.items.size(); ++i) {
      const Item& item = row.items[i];
      if (item.kind == ItemKind::blank) read_blank(i);
      if (item.kind == ItemKind::comb) add(FieldKind::comb, label_before(i), i);
      if (item.kind == ItemKind::box) begin_ = i + 1;
    }
    join_pieces(fields, first, row);
    end_row(ticked);
  }
  std::vector<DraftField> fields;

 private:
  /// The words before item `at` that no other item has taken, behind the last wide gap.
  [[nodiscard]] std::string label_before(std::size_t at) const {
    std::size_t from = begin_;
    const bool behind_blank = from > 0 && row_->items[from - 1].kind == ItemKind::blank;
    if (behind_blank && from + 1 < at && is_closed_unit(row_->items[from].text, row_->items[from + 1].text)) ++from;
    for (std::size_t i = from + 1; i < at; ++i) {
      if (row_->items[i].box.x - row_->items[i - 1].box.right() > label_gap_mm) from = i;
    }
    return last_clause(text_of(*row_, from, at));
  }

  void add(FieldKind kind, std::string label, std::size_t at) {
    const Item& item = row_->items[at];
    if (label.empty()) label = pending_;
    DraftField field;
    field.kind = kind;
    field.label = std::move(label);
    field.section = section_;
    field.cells = item.cells;
    field.zones = {{page_, kind == FieldKind::line ? zone_of(item) : item.box}};
    fields.push_back(std::move(field));
    pending_.clear();
    begin_ = at + 1;
  }

  static MmRect zone_of(const Item& item) {
    const double line = item.box.bottom() - band_below;
    return {item.box.x, std::max(0.0, line - zone_above), item.box.width, zone_above + zone_below};
  }

  void read_choices() {
    std::optional<DraftField> list;
    if (in_list_ && last_choice_) list = fields[*last_choice_];
    RowChoices found = choices_on(*row_, {page_, section_, heading_, pending_, std::move(list)});
    if (found.goes_on) fields.erase(fields.begin() + static_cast<std::ptrdiff_t>(*last_choice_));
    if (found.pending_taken) pending_.clear();
    std::ranges::move(found.fields, std::back_inserter(fields));
    last_choice_ = fields.size() - 1;
  }

  void read_blank(std::size_t at) {
    const Item& item = row_->items[at];
    const std::string label = signs_apart(at) ? "" : label_before(at);
    if (!label.empty()) return add(FieldKind::line, label, at);
    const bool follows = at > 0 && row_->items[at - 1].kind == ItemKind::blank;
    if (follows && extend_right(item)) return mark_taken(at);
    if (at == 0 && goes_on_ && pending_.empty() && continue_below(item)) return mark_taken(at);
    const std::string sign = text_of(*row_, begin_, at);
    if (!sign.empty() && sign.find('/') != std::string::npos) return add(FieldKind::line, "/", at);
    if (pending_.empty()) return add(FieldKind::line, label_behind(at), at);
    add(FieldKind::line, "", at);
  }

  /// Who signs stands far to the left of "……, ngày …" for the other who signs.
  [[nodiscard]] bool signs_apart(std::size_t at) const {
    if (at == 0 || row_->items[at].box.x - row_->items[at - 1].box.right() < label_gap_mm) return false;
    return row_->items[at - 1].kind == ItemKind::word && label_key(label_behind(at)).starts_with("ngay");
  }

  void mark_taken(std::size_t at) { begin_ = at + 1; }

  bool extend_right(const Item& item) {
    if (fields.empty() || fields.back().kind != FieldKind::line) return false;
    MmRect& zone = fields.back().zones.back().box;
    zone.width = item.box.right() - zone.x;
    return true;
  }

  bool continue_below(const Item& item) {
    if (fields.empty() || fields.back().kind != FieldKind::line) return false;
    const MmRect zone = zone_of(item);
    const MmRect& last = fields.back().zones.back().box;
    if (zone.y - last.y > next_line || zone.y < last.y || zone.x > left_ + indent) return false;
    fields.back().zones.push_back({page_, zone});
    return true;
  }

  /// ", ngày" behind a blank at the foot of a form: the place of signing.
  [[nodiscard]] std::string label_behind(std::size_t at) const {
    std::size_t end = at + 1;
    while (end < row_->items.size() && row_->items[end].kind == ItemKind::word && end < at + 6) ++end;
    return clean_label(text_of(*row_, at + 1, end));
  }

  /// `label` names a place right below, where there is one.
  void expect(std::string label) {
    pending_ = std::move(label);
    pending_bottom_ = row_->box.bottom();
  }

  void end_row(bool ticked) {
    const auto& items = row_->items;
    left_ = items.front().box.x;
    goes_on_ = !items.empty() && items.back().kind == ItemKind::blank;
    const bool only_words = std::ranges::all_of(items, [](const Item& item) { return item.kind == ItemKind::word; });
    if (!only_words) {
      const std::string rest = text_of(*row_, begin_, items.size());
      expect(!ticked && rest.ends_with(":") ? last_clause(rest) : "");
      heading_.clear();
      return;
    }
    const std::string text = text_of(*row_, 0, items.size());
    expect(text.ends_with(":") ? last_clause(text) : "");
    if (items.size() <= 14) section_ = clean_label(text);
    heading_ = clean_label(text);
  }

 public:
  /// Told before each row whether it begins with a box right below a row that did.
  void list_goes_on(bool value) { in_list_ = value; }

 private:
  int page_;
  const Row* row_ = nullptr;
  std::size_t begin_ = 0;      ///< first item of the row that is in no label yet
  std::string pending_;        ///< a label on a row of its own, whose place follows
  double pending_bottom_ = 0;  ///< of that row, mm
  std::string section_;        ///< the last short row of words
  std::string heading_;        ///< the last row of words
  double left_ = 0;            ///< where the row before begins, mm
  bool goes_on_ = false;       ///< the row before ends with a blank
  bool in_list_ = false;
  std::optional<std::size_t> last_choice_;
};

/// The short rule that parts the notes at the foot of a page from the form.
bool parts_notes(const Row& row, const Row* below) {
  const bool only_blank = row.items.size() == 1 && row.items.front().kind == ItemKind::blank;
  return only_blank && below && begins_notes(*below);
}

bool begins_with_box(const Row& row) { return !row.items.empty() && row.items.front().kind == ItemKind::box; }

/// Whether `row` goes on with the boxes of the row above: that begins with one too, or has one right over its first.
bool lists_on(const Row& row, const Row& above) {
  if (!begins_with_box(row)) return false;
  return begins_with_box(above) || std::ranges::any_of(above.items, [&](const Item& item) {
           return item.kind == ItemKind::box && std::abs(item.box.x - row.items.front().box.x) < same_edge;
         });
}

bool underlines(const MmRect& rule, const std::vector<PrintedWord>& words) {
  double covered = 0;
  bool above = false;
  for (const PrintedWord& word : words) {
    const double shared = std::min(rule.right(), word.box.right()) - std::max(rule.x, word.box.x);
    const double middle = rule.x + rule.width / 2;
    if (shared <= 0) continue;
    // A short rule below a heading's words, or one on which they stand.
    const double gap = rule.y - word.box.bottom();
    if (gap < 1.6 && gap > -2.6) covered += shared;
    if (gap < 3.5 && gap > -2.6 && word.box.x < middle && word.box.right() > middle) above = true;
  }
  return covered > 0.35 * rule.width || (above && covered > 0.1 * rule.width);
}

/// Whether a short rule stands on the line of a word beside it: a place for a day or a number, and no ornament.
bool stands_in_line(const MmRect& rule, const std::vector<PrintedWord>& words) {
  return std::ranges::any_of(words, [&](const PrintedWord& word) {
    const double beside = std::max(word.box.x - rule.right(), rule.x - word.box.right());
    const double middle = rule.y + rule.height / 2;
    return beside > -0.5 && beside < beside_word && middle > word.box.y + word.box.height / 2 &&
           middle < word.box.bottom() + band_below;
  });
}

Item blank_on(const MmRect& line) {
  const double y = line.y + line.height / 2;
  return {ItemKind::blank, {line.x, std::max(0.0, y - band_above), line.width, band_above + band_below}};
}

}  // namespace

std::vector<Item> blanks_of(const PagePrint& print) {
  std::vector<Item> blanks;
  for (const MmRect& leader : print.shapes.leaders) blanks.push_back(blank_on(leader));
  for (const MmRect& rule : print.shapes.rules) {
    const bool placed = rule.width >= ornament || stands_in_line(rule, print.words);
    if (placed && !underlines(rule, print.words)) blanks.push_back(blank_on(rule));
  }
  return blanks;
}

std::vector<DraftField> fields_on(const std::vector<Row>& rows, int page) {
  RowReader reader(page);
  const Row* above = nullptr;
  for (std::size_t at = 0; at < rows.size(); ++at) {
    const Row& row = rows[at];
    if (begins_notes(row) || parts_notes(row, at + 1 < rows.size() ? &rows[at + 1] : nullptr)) break;
    const bool adorned = adorns_motto(row, above);
    const Row* over = std::exchange(above, &row);
    if (adorned) continue;
    reader.list_goes_on(over && lists_on(row, *over));
    reader.read(row);
  }
  give_room(reader.fields, rows);
  return std::move(reader.fields);
}

}  // namespace hoso::drafting
