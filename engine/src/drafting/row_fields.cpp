#include "drafting/row_fields.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "drafting/label_text.hpp"
#include "drafting/units.hpp"

namespace hoso::drafting {
namespace {

// Millimetres: a line of 12 pt type stands in 6.9 mm, 1.7 of them below the line.
constexpr double band_above = 4.4, band_below = 0.9, zone_above = 5.2, zone_below = 1.7;
constexpr double next_line = 13, indent = 15, label_gap = 14, least_blank = 4;

bool ends_with_word(const std::string& key, const std::string& word) {
  return key == word || key.ends_with(" " + word);
}

bool begins_notes(const Row& row) {
  const bool only_words = std::ranges::all_of(row.items, [](const Item& item) { return item.kind == ItemKind::word; });
  const std::string key = label_key(text_of(row, 0, std::min<std::size_t>(4, row.items.size())));
  // "Ghi chú: ……" is a field.
  return key.starts_with("chu thich") || (only_words && (key.starts_with("ghi chu") || key.starts_with("huong dan")));
}

/// "năm", also with the first digits of the year printed: "năm 20…".
bool asks_for_year(const std::string& key) {
  return key == "nam" || key == "nam 20" || key == "nam 19" || key == "nam 2";
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

/// What is left of a label's line when sentences before it are taken away.
std::string last_clause(const std::string& text) {
  const std::string label = clean_label(text);
  const std::size_t colon = label.rfind(": ");
  if (colon == std::string::npos) return label;
  const std::string after = clean_label(label.substr(colon + 2));
  return after.empty() ? label : after;
}

class RowReader {
 public:
  explicit RowReader(int page) : page_(page) {}

  void read(const Row& row) {
    row_ = &row;
    begin_ = 0;
    const std::size_t first = fields.size();
    const bool ticked = std::ranges::any_of(row.items, [](const Item& item) { return item.kind == ItemKind::box; });
    if (ticked) read_boxes();
    for (std::size_t i = 0; i < row.items.size(); ++i) {
      const Item& item = row.items[i];
      if (item.kind == ItemKind::blank) read_blank(i);
      if (item.kind == ItemKind::comb) add(FieldKind::comb, label_before(i), i);
      if (item.kind == ItemKind::box) begin_ = i + 1;
    }
    join_times(first);
    join_dates(first);
    see_units(first);
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
      if (row_->items[i].box.x - row_->items[i - 1].box.right() > label_gap) from = i;
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

  void read_blank(std::size_t at) {
    const Item& item = row_->items[at];
    const std::string label = label_before(at);
    if (!label.empty()) return add(FieldKind::line, label, at);
    const bool follows = at > 0 && row_->items[at - 1].kind == ItemKind::blank;
    if (follows && extend_right(item)) return mark_taken(at);
    if (at == 0 && goes_on_ && pending_.empty() && continue_below(item)) return mark_taken(at);
    const std::string sign = text_of(*row_, begin_, at);
    if (!sign.empty() && sign.find('/') != std::string::npos) return add(FieldKind::line, "/", at);
    if (pending_.empty()) return add(FieldKind::line, label_behind(at), at);
    add(FieldKind::line, "", at);
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

  void end_row(bool ticked) {
    const auto& items = row_->items;
    left_ = items.front().box.x;
    goes_on_ = !items.empty() && items.back().kind == ItemKind::blank;
    const bool only_words = std::ranges::all_of(items, [](const Item& item) { return item.kind == ItemKind::word; });
    if (!only_words) {
      const std::string rest = text_of(*row_, begin_, items.size());
      pending_ = !ticked && rest.ends_with(":") ? last_clause(rest) : "";
      heading_.clear();
      return;
    }
    const std::string text = text_of(*row_, 0, items.size());
    pending_ = text.ends_with(":") ? last_clause(text) : "";
    if (items.size() <= 14) section_ = clean_label(text);
    heading_ = clean_label(text);
  }

  /// "ngày … tháng … năm …" and "…/…/…" are one date.
  void join_dates(std::size_t first) {
    for (std::size_t i = first; i + 2 < fields.size(); ++i) {
      const std::string day = label_key(fields[i].label);
      const bool words = label_key(fields[i + 1].label) == "thang" && asks_for_year(label_key(fields[i + 2].label)) &&
                         ends_with_word(day, "ngay");
      const bool slashes = fields[i + 1].label == "/" && fields[i + 2].label == "/";
      if (!words && !slashes) continue;
      for (std::size_t piece = i + 1; piece <= i + 2; ++piece) fields[i].zones.push_back(fields[piece].zones.front());
      fields[i].seen_type = "date";
      if (words && day == "ngay") name_lone_date(i, first);
      fields.erase(fields.begin() + static_cast<std::ptrdiff_t>(i + 1),
                   fields.begin() + static_cast<std::ptrdiff_t>(i + 3));
    }
    join_months(first);
  }

  /// "lúc … giờ … phút" and "hồi … giờ … phút" are one time; otherwise hours and minutes are numbers.
  void join_times(std::size_t first) {
    for (std::size_t i = first; i < fields.size(); ++i) {
      const std::string behind = label_key(word_behind(fields[i]));
      if (behind != "gio" && behind != "phut") continue;
      fields[i].seen_type = "number";
      const bool goes_on = behind == "gio" && i + 1 < fields.size() && label_key(fields[i + 1].label) == "gio";
      const std::string label = label_key(fields[i].label);
      if (!goes_on || (!ends_with_word(label, "luc") && !ends_with_word(label, "hoi"))) continue;
      fields[i].seen_type = "time";
      fields[i].zones.push_back(fields[i + 1].zones.front());
      fields.erase(fields.begin() + static_cast<std::ptrdiff_t>(i + 1));
    }
  }

  /// "…… cm" is a number.
  void see_units(std::size_t first) {
    for (std::size_t i = first; i < fields.size(); ++i) {
      const bool one = fields[i].kind == FieldKind::line && fields[i].seen_type.empty() && fields[i].zones.size() == 1;
      if (!one || ends_with_word(label_key(fields[i].label), "ngay")) continue;
      if (is_unit(word_behind(fields[i])) || ends_with_unit(fields[i].label)) fields[i].seen_type = "number";
    }
  }

  /// The first word behind a field of the row at hand; empty = none.
  [[nodiscard]] std::string word_behind(const DraftField& field) const {
    if (field.kind != FieldKind::line) return "";
    const double right = field.zones.back().box.right();
    for (const Item& item : row_->items) {
      if (item.box.x > right - 0.6 && item.box.x < right + 6) return item.kind == ItemKind::word ? item.text : "";
    }
    return "";
  }

  /// "tháng … năm …" without a day.
  void join_months(std::size_t first) {
    for (std::size_t i = first; i + 1 < fields.size(); ++i) {
      const bool pair =
          ends_with_word(label_key(fields[i].label), "thang") && asks_for_year(label_key(fields[i + 1].label));
      if (!pair || fields[i].zones.size() > 1) continue;
      fields[i].zones.push_back(fields[i + 1].zones.front());
      fields.erase(fields.begin() + static_cast<std::ptrdiff_t>(i + 1));
    }
  }

  /// A date with no label but "ngày": behind the place of signing, or of what stands before it.
  void name_lone_date(std::size_t date, std::size_t first) {
    const bool behind_place = date > first && label_key(fields[date - 1].label) == "ngay";
    const bool signs = behind_place || date == first || label_key(fields[date - 1].label).ends_with("tai");
    if (behind_place) fields[date - 1].label = "Làm tại, ngày";
    fields[date].label = signs ? "ngày làm đơn" : fields[date - 1].label + ", ngày";
  }

  // Boxes to tick.
  [[nodiscard]] std::size_t next_box(std::size_t from) const {
    while (from < row_->items.size() && row_->items[from].kind != ItemKind::box) ++from;
    return from;
  }

  /// One past the words of the option's label that begins at `from`: as far as the next item, or a wide gap where
  /// another group's label follows.
  [[nodiscard]] std::size_t label_end(std::size_t from) const {
    const auto& items = row_->items;
    std::size_t end = from;
    while (end < items.size() && items[end].kind == ItemKind::word) {
      if (end > from && items[end].box.x - items[end - 1].box.right() > label_gap) break;
      ++end;
    }
    if (next_box(end) == end && end > from && items[end - 1].text.ends_with(":")) return widest_gap(from, end);
    return end;
  }

  [[nodiscard]] std::size_t widest_gap(std::size_t from, std::size_t end) const {
    std::size_t best = from + 1;
    double widest = -1;
    for (std::size_t i = from + 1; i < end; ++i) {
      const double gap = row_->items[i].box.x - row_->items[i - 1].box.right();
      if (gap > widest + 0.2) {
        widest = gap;
        best = i;
      }
    }
    return best;
  }

  void read_boxes() {
    const std::size_t box = next_box(0);
    std::size_t from = box;
    while (from > 0 && row_->items[from - 1].kind == ItemKind::word) --from;
    const std::string before = text_of(*row_, from, box);
    const std::size_t colon = before.rfind(':');
    const bool inner = colon != std::string::npos && !clean_label(before.substr(colon + 1)).empty();
    std::size_t last = box;
    while (next_box(last + 1) < row_->items.size()) last = next_box(last + 1);
    const bool ends = label_end(last + 1) == last + 1;
    if (inner) return left_options(clean_label(before.substr(0, colon)), colon_item(from, box));
    // "Trình độ:" on the row above, then "Sơ cấp ☐ Đại học ☐".
    if (ends && !clean_label(before).empty()) return left_options(std::exchange(pending_, ""), from);
    right_options(clean_label(before), box);
  }

  [[nodiscard]] std::size_t colon_item(std::size_t from, std::size_t box) const {
    for (std::size_t i = box; i > from; --i) {
      if (row_->items[i - 1].text.ends_with(":")) return i;
    }
    return from;
  }

  /// "Có ☐, Không ☐": labels before their boxes.
  void left_options(const std::string& group, std::size_t first_label) {
    DraftField field = choice(group);
    std::size_t begin = first_label;
    for (std::size_t box = next_box(0); box < row_->items.size(); box = next_box(box + 1)) {
      add_option(field, clean_label(text_of(*row_, begin, box)), box);
      begin = box + 1;
    }
    finish(std::move(field));
  }

  void right_options(const std::string& group, std::size_t box) {
    const bool goes_on = group.empty() && !choices_.empty() && in_list_ && pending_.empty();
    DraftField field = goes_on ? take_list() : choice(group.empty() ? take_pending() : group);
    while (box < row_->items.size()) {
      const std::size_t end = label_end(box + 1);
      add_option(field, clean_label(text_of(*row_, box + 1, end)), box);
      const std::size_t next = next_box(box + 1);
      const std::string between = next < row_->items.size() ? text_of(*row_, end, next) : "";
      const bool new_group = between.ends_with(":") && next < row_->items.size();
      box = next;
      if (!new_group) continue;
      finish(std::move(field));
      field = choice(last_clause(between));
    }
    finish(std::move(field));
  }

  DraftField choice(const std::string& label) const {
    DraftField field;
    field.kind = FieldKind::choice;
    field.label = label;
    field.section = section_;
    return field;
  }

  std::string take_pending() {
    const std::string label = pending_.empty() ? heading_ : pending_;
    pending_.clear();
    return label;
  }

  DraftField take_list() {
    DraftField field = std::move(fields[choices_.back()]);
    fields.erase(fields.begin() + static_cast<std::ptrdiff_t>(choices_.back()));
    return field;
  }

  void add_option(DraftField& field, const std::string& label, std::size_t box) const {
    field.option_labels.push_back(label);
    field.zones.push_back({page_, row_->items[box].box});
  }

  void finish(DraftField field) {
    if (field.zones.size() == 1)
      field.choose = Choose::any;
    else
      field.choose = Choose::one;
    if (field.label.empty()) field.label = field.option_labels.front();
    choices_.assign(1, fields.size());
    fields.push_back(std::move(field));
  }

 public:
  /// Told before each row whether it begins with a box right below a row that did.
  void list_goes_on(bool value) { in_list_ = value; }

 private:
  int page_;
  const Row* row_ = nullptr;
  std::size_t begin_ = 0;  ///< first item of the row that is in no label yet
  std::string pending_;    ///< a label on a row of its own, whose place follows
  std::string section_;    ///< the last short row of words
  std::string heading_;    ///< the last row of words
  double left_ = 0;        ///< where the row before begins, mm
  bool goes_on_ = false;   ///< the row before ends with a blank
  bool in_list_ = false;
  std::vector<std::size_t> choices_;
};

/// The short rule that parts the notes at the foot of a page from the form.
bool parts_notes(const Row& row, const Row* below) {
  const bool only_blank = row.items.size() == 1 && row.items.front().kind == ItemKind::blank;
  return only_blank && below && begins_notes(*below);
}

bool begins_with_box(const Row& row) { return !row.items.empty() && row.items.front().kind == ItemKind::box; }

/// A zone does not reach into the line above or below it.
void keep_apart(std::vector<DraftField>& fields) {
  for (DraftField& field : fields) {
    if (field.kind != FieldKind::line) continue;
    for (Zone& zone : field.zones) {
      double room = zone.box.height;
      for (const DraftField& other : fields) {
        for (const Zone& above : other.zones) {
          const bool beside = above.box.right() < zone.box.x + 1 || above.box.x > zone.box.right() - 1;
          const double pitch = zone.box.bottom() - above.box.bottom();
          if (!beside && pitch > 2.5 && pitch < room) room = pitch;
        }
      }
      zone.box.y += zone.box.height - room;
      zone.box.height = room;
    }
  }
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

Item blank_on(const MmRect& line) {
  const double y = line.y + line.height / 2;
  return {ItemKind::blank, {line.x, std::max(0.0, y - band_above), line.width, band_above + band_below}};
}

}  // namespace

std::vector<Item> blanks_of(const PagePrint& print) {
  std::vector<Item> blanks;
  for (const MmRect& leader : print.shapes.leaders) blanks.push_back(blank_on(leader));
  for (const MmRect& rule : print.shapes.rules) {
    if (!underlines(rule, print.words)) blanks.push_back(blank_on(rule));
  }
  std::erase_if(blanks, [](const Item& blank) { return blank.box.width < least_blank; });
  return blanks;
}

std::vector<DraftField> fields_on(const std::vector<Row>& rows, int page) {
  RowReader reader(page);
  bool in_list = false;
  const Row* above = nullptr;
  for (std::size_t at = 0; at < rows.size(); ++at) {
    const Row& row = rows[at];
    if (begins_notes(row) || parts_notes(row, at + 1 < rows.size() ? &rows[at + 1] : nullptr)) break;
    const bool adorned = adorns_motto(row, above);
    above = &row;
    if (adorned) continue;
    reader.list_goes_on(in_list && begins_with_box(row));
    reader.read(row);
    in_list = begins_with_box(row);
  }
  keep_apart(reader.fields);
  return std::move(reader.fields);
}

}  // namespace hoso::drafting
