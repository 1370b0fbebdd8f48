#include "form_diff/changes.hpp"

#include <algorithm>
#include <cmath>

#include "form_diff/entries.hpp"

namespace hoso::form_diff {
namespace {

using drafting::DraftEntry;
using drafting::DraftField;
using drafting::DraftTable;

constexpr double same_mm = 1;
/// A scanner shifts a page by more.
constexpr double same_read_mm = 2.5;

bool near(const MmRect& a, const MmRect& b, double most) {
  return std::abs(a.x - b.x) <= most && std::abs(a.y - b.y) <= most && std::abs(a.right() - b.right()) <= most &&
         std::abs(a.bottom() - b.bottom()) <= most;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
  return text;
}

std::vector<std::string> column_labels(const DraftTable& table) {
  std::vector<std::string> labels;
  for (const DraftField& column : table.columns) labels.push_back(column.label);
  return labels;
}

bool same_labels(const std::vector<std::string>& a, const std::vector<std::string>& b, bool read) {
  return std::ranges::equal(a, b, [&](const auto& one, const auto& other) { return same_label(one, other, read); });
}

std::string name_in(const PrintedForm& form, std::size_t at) {
  return form.ids[at].empty() ? id_of(form.draft.entries[at]) : form.ids[at];
}

/// Which of the new entries stay in order: the longest rising run of matches.
std::vector<bool> in_order(const Matches& matches) {
  std::vector<std::size_t> length(matches.size(), 0), before(matches.size(), matches.size());
  std::size_t last = matches.size();
  for (std::size_t i = 0; i < matches.size(); ++i) {
    if (!matches[i]) continue;
    length[i] = 1;
    for (std::size_t j = 0; j < i; ++j) {
      if (!matches[j] || *matches[j] > *matches[i] || length[j] < length[i]) continue;
      length[i] = length[j] + 1;
      before[i] = j;
    }
    if (last == matches.size() || length[i] > length[last]) last = i;
  }
  std::vector<bool> kept(matches.size(), false);
  for (; last < matches.size(); last = before[last]) kept[last] = true;
  return kept;
}

class Differ {
 public:
  Differ(const PrintedForm& older, const PrintedForm& newer)
      : old_(older), new_(newer), read_(older.was_read || newer.was_read) {}

  FormDiff diff() {
    diff_.matches = matches_of(old_, new_);
    const std::vector<bool> kept = in_order(diff_.matches);
    for (std::size_t i = 0; i < diff_.matches.size(); ++i) {
      const std::size_t before = diff_.changes.size();
      if (diff_.matches[i])
        compare(i, *diff_.matches[i], !kept[i]);
      else
        add(ChangeKind::removed, i).before = place_of(old_.draft.entries[i]);
      if (before == diff_.changes.size()) ++diff_.same;
    }
    add_new();
    return std::move(diff_);
  }

 private:
  Change& add(ChangeKind kind, std::size_t at) {
    Change change;
    change.kind = kind;
    change.id = name_in(old_, at);
    change.label = label_of(old_.draft.entries[at]);
    diff_.changes.push_back(std::move(change));
    return diff_.changes.back();
  }

  void changed(std::size_t at, const std::string& aspect, const std::string& was, const std::string& is) {
    if (was == is) return;
    Change& change = add(ChangeKind::changed, at);
    change.aspect = aspect;
    change.was = was;
    change.is = is;
  }

  void add_new() {
    std::vector<bool> known(new_.draft.entries.size(), false);
    for (const auto& match : diff_.matches) {
      if (match) known[*match] = true;
    }
    for (std::size_t j = 0; j < known.size(); ++j) {
      if (known[j]) continue;
      Change change;
      change.kind = ChangeKind::added;
      change.id = name_in(new_, j);
      change.label = label_of(new_.draft.entries[j]);
      change.after = place_of(new_.draft.entries[j]);
      diff_.changes.push_back(std::move(change));
    }
  }

  void compare(std::size_t i, std::size_t j, bool reordered) {
    const DraftEntry& before = old_.draft.entries[i];
    const DraftEntry& after = new_.draft.entries[j];
    if (!same_label(label_of(before), label_of(after), read_)) {
      Change& change = add(ChangeKind::renamed, i);
      change.was = label_of(before);
      change.is = label_of(after);
    }
    const Zone old_place = place_of(before), new_place = place_of(after);
    const bool here = old_place.page == new_place.page;
    if (!here || !near(old_place.box, new_place.box, read_ ? same_read_mm : same_mm)) {
      Change& change = add(ChangeKind::moved, i);
      change.before = old_place;
      change.after = new_place;
      change.reordered = reordered;
    }
    changed(i, "kind", name_of(kind_of(before)), name_of(kind_of(after)));
    if (kind_of(before) == kind_of(after)) compare_inside(i, before, after);
  }

  void compare_inside(std::size_t i, const DraftEntry& before, const DraftEntry& after) {
    if (const auto* table = std::get_if<DraftTable>(&before))
      return compare_tables(i, *table, std::get<DraftTable>(after));
    const auto& old_field = std::get<DraftField>(before);
    const auto& new_field = std::get<DraftField>(after);
    if (kind_of(before) == EntryKind::comb)
      changed(i, "cells", std::to_string(old_field.cells), std::to_string(new_field.cells));
    if (kind_of(before) == EntryKind::line)
      changed(i, "lines", std::to_string(old_field.zones.size()), std::to_string(new_field.zones.size()));
    if (kind_of(before) == EntryKind::choice && !same_labels(old_field.option_labels, new_field.option_labels, read_))
      changed(i, "options", joined(old_field.option_labels), joined(new_field.option_labels));
  }

  void compare_tables(std::size_t i, const DraftTable& before, const DraftTable& after) {
    const auto old_columns = column_labels(before), new_columns = column_labels(after);
    if (!same_labels(old_columns, new_columns, read_)) changed(i, "columns", joined(old_columns), joined(new_columns));
    changed(i, "rows", std::to_string(before.rows), std::to_string(after.rows));
  }

  const PrintedForm& old_;
  const PrintedForm& new_;
  bool read_;
  FormDiff diff_;
};

}  // namespace

FormDiff diff_of(const PrintedForm& older, const PrintedForm& newer) { return Differ(older, newer).diff(); }

std::string name_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::added:
      return "added";
    case ChangeKind::removed:
      return "removed";
    case ChangeKind::renamed:
      return "renamed";
    case ChangeKind::moved:
      return "moved";
    case ChangeKind::changed:
      break;
  }
  return "changed";
}

}  // namespace hoso::form_diff
