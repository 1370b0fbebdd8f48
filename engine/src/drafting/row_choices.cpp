#include "drafting/row_choices.hpp"

#include <algorithm>
#include <utility>

#include "drafting/label_text.hpp"

namespace hoso::drafting {
namespace {

class ChoiceReader {
 public:
  ChoiceReader(const Row& row, AboveChoices above) : row_(row), above_(std::move(above)) {}

  RowChoices read() {
    const std::size_t box = next_box(0);
    std::size_t from = box;
    while (from > 0 && row_.items[from - 1].kind == ItemKind::word) --from;
    const std::string before = text_of(row_, from, box);
    const std::size_t colon = before.rfind(':');
    const bool inner = colon != std::string::npos && !clean_label(before.substr(colon + 1)).empty();
    std::size_t last = box;
    while (next_box(last + 1) < row_.items.size()) last = next_box(last + 1);
    const bool ends = label_end(last + 1) == last + 1;
    if (inner) {
      left_options(clean_label(before.substr(0, colon)), colon_item(from, box));
    } else if (ends && !clean_label(before).empty()) {
      // "Trình độ:" on the row above, then "Sơ cấp ☐ Đại học ☐".
      left_options(take_pending(), from);
    } else {
      right_options(clean_label(before), box);
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::size_t next_box(std::size_t from) const {
    while (from < row_.items.size() && row_.items[from].kind != ItemKind::box) ++from;
    return from;
  }

  /// One past the words of the option's label that begins at `from`: as far as the next item, or a wide gap where
  /// another group's label follows.
  [[nodiscard]] std::size_t label_end(std::size_t from) const {
    const auto& items = row_.items;
    std::size_t end = from;
    while (end < items.size() && items[end].kind == ItemKind::word) {
      if (end > from && items[end].box.x - items[end - 1].box.right() > label_gap_mm) break;
      ++end;
    }
    if (next_box(end) == end && end > from && items[end - 1].text.ends_with(":")) return widest_gap(from, end);
    return end;
  }

  [[nodiscard]] std::size_t widest_gap(std::size_t from, std::size_t end) const {
    std::size_t best = from + 1;
    double widest = -1;
    for (std::size_t i = from + 1; i < end; ++i) {
      const double gap = row_.items[i].box.x - row_.items[i - 1].box.right();
      if (gap > widest + 0.2) {
        widest = gap;
        best = i;
      }
    }
    return best;
  }

  [[nodiscard]] std::size_t colon_item(std::size_t from, std::size_t box) const {
    for (std::size_t i = box; i > from; --i) {
      if (row_.items[i - 1].text.ends_with(":")) return i;
    }
    return from;
  }

  /// "Có ☐, Không ☐": labels before their boxes.
  void left_options(const std::string& group, std::size_t first_label) {
    DraftField field = choice(group);
    std::size_t begin = first_label;
    for (std::size_t box = next_box(0); box < row_.items.size(); box = next_box(box + 1)) {
      add_option(field, clean_label(text_of(row_, begin, box)), box);
      begin = box + 1;
    }
    finish(std::move(field));
  }

  void right_options(const std::string& group, std::size_t box) {
    found_.goes_on = group.empty() && above_.list && above_.pending.empty();
    DraftField field = found_.goes_on ? std::move(*above_.list) : choice(group.empty() ? name_above(box) : group);
    while (box < row_.items.size()) {
      const std::size_t end = label_end(box + 1);
      add_option(field, clean_label(text_of(row_, box + 1, end)), box);
      const std::size_t next = next_box(box + 1);
      const std::string between = next < row_.items.size() ? text_of(row_, end, next) : "";
      const bool new_group = between.ends_with(":") && next < row_.items.size();
      box = next;
      if (!new_group) continue;
      finish(std::move(field));
      field = choice(last_clause(between));
    }
    finish(std::move(field));
  }

  [[nodiscard]] DraftField choice(const std::string& label) const {
    DraftField field;
    field.kind = FieldKind::choice;
    field.label = label;
    field.section = above_.section;
    return field;
  }

  std::string take_pending() {
    found_.pending_taken = true;
    return above_.pending;
  }

  /// What stands above names the boxes that begin a row; "Họ và tên: …… ☐ Nam ☐ Nữ" are named by their options.
  std::string name_above(std::size_t box) {
    const auto is_word = [](const Item& item) { return item.kind == ItemKind::word; };
    const auto begin = row_.items.begin();
    if (!std::all_of(begin, begin + static_cast<std::ptrdiff_t>(box), is_word)) return "";
    return above_.pending.empty() ? above_.heading : take_pending();
  }

  void add_option(DraftField& field, const std::string& label, std::size_t box) const {
    field.option_labels.push_back(label);
    field.zones.push_back({above_.page, row_.items[box].box});
  }

  void finish(DraftField field) {
    field.choose = field.zones.size() == 1 ? Choose::any : Choose::one;
    if (field.label.empty()) field.label = field.option_labels.front();
    found_.fields.push_back(std::move(field));
  }

  const Row& row_;
  AboveChoices above_;
  RowChoices found_;
};

}  // namespace

RowChoices choices_on(const Row& row, AboveChoices above) { return ChoiceReader(row, std::move(above)).read(); }

}  // namespace hoso::drafting
