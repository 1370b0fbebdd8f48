#include "form_diff/carried_table.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

#include <fmt/format.h>

#include "drafting/draft_files.hpp"
#include "form_diff/matching.hpp"

namespace hoso::form_diff {
namespace {

using drafting::DraftField;
using drafting::DraftTable;

double number_of(xmlNode* node, const char* name) { return std::strtod(attribute_of(node, name).c_str(), nullptr); }

/// Adds the difference that the print shows to what the template says.
void shift(xmlNode* node, const char* name, double by, int digits = 2) {
  set_attribute(node, name, fmt::format("{:.{}f}", number_of(node, name) + by, digits));
}

std::vector<std::string> labels_of(const DraftTable& table) {
  std::vector<std::string> labels;
  for (const DraftField& column : table.columns) labels.push_back(column.label);
  return labels;
}

class TableCarrier {
 public:
  TableCarrier(xmlNode* table, const TableChange& change, Questions& questions)
      : questions_(questions),
        table_(table),
        old_(change.before),
        new_(change.after),
        matches_(label_matches(labels_of(old_), labels_of(new_))),
        elements_(new_.columns.size(), nullptr) {}

  std::vector<std::string> carry() {
    carry_place();
    for (xmlNode* column : children_of(table_, "column")) ids_.insert(attribute_of(column, "id"));
    for (xmlNode* column : children_of(table_, "column")) carry_column(column);
    draft_new();
    return std::move(gone_);
  }

 private:
  void carry_place() {
    set_attribute(table_, "page", std::to_string(new_.page + 1));
    shift(table_, "x", new_.x - old_.x);
    shift(table_, "y", new_.y - old_.y);
    shift(table_, "row-height", new_.row_height - old_.row_height, 3);
    if (new_.rows != old_.rows)
      set_attribute(table_, "rows", fmt::format("{:.0f}", number_of(table_, "rows") + new_.rows - old_.rows));
  }

  /// The drafted column that holds the middle of `column`; the number of columns = none does.
  [[nodiscard]] std::size_t drafted_at(xmlNode* column) const {
    const double middle = number_of(column, "x") + number_of(column, "width") / 2;
    const auto at =
        std::ranges::find_if(old_.cells, [&](const MmRect& cell) { return middle > cell.x && middle < cell.right(); });
    return static_cast<std::size_t>(at - old_.cells.begin());
  }

  void carry_column(xmlNode* column) {
    const std::size_t drafted = drafted_at(column);
    if (drafted == old_.cells.size()) {
      shift(column, "x", new_.x - old_.x);
      return questions_.ask_inside(column, "its place was shifted as its table: look whether it lies right");
    }
    const auto match = matches_[drafted];
    if (!match) {
      gone_.push_back(attribute_of(column, "id"));
      questions_.comment_out(column, "this version does not have it:");
      return;
    }
    shift(column, "x", new_.cells[*match].x - old_.cells[drafted].x);
    shift(column, "width", new_.cells[*match].width - old_.cells[drafted].width);
    elements_[*match] = column;
    carry_label(column, old_.columns[drafted].label, new_.columns[*match].label);
  }

  void carry_label(xmlNode* column, const std::string& before, const std::string& after) {
    const auto labels = children_of(column, "label");
    if (same_label(before, after, false) || labels.empty()) return;
    const std::string was = attribute_of(labels.front(), "vi");
    set_attribute(labels.front(), "vi", after);
    questions_.ask_inside(column, "the label was \"" + was + "\": is it the same column, and what is it in English?");
  }

  void draft_new() {
    const auto labels = children_of(table_, "label");
    xmlNode* last = labels.empty() ? nullptr : labels.back();
    for (std::size_t j = 0; j < new_.columns.size() && last; ++j) {
      if (elements_[j]) {
        last = elements_[j];
        continue;
      }
      const bool known = std::ranges::any_of(matches_, [&](const auto& match) { return match == j; });
      if (known) continue;
      DraftTable drafted = new_;
      std::string& id = drafted.columns[j].id;
      while (!ids_.insert(id).second) id += "_2";
      last = insert_behind(last, drafting::column_element(drafted, j));
      questions_.add(drafted.columns[j].questions.size());
      questions_.ask_inside(last, "new in this version, drafted from its print");
    }
  }

  Questions& questions_;
  xmlNode* table_;
  const DraftTable& old_;
  const DraftTable& new_;
  Matches matches_;
  std::vector<xmlNode*> elements_;  ///< for each column of the new version what describes it; null = nothing yet
  std::set<std::string> ids_;
  std::vector<std::string> gone_;
};

}  // namespace

std::vector<std::string> carry_table(xmlNode* table, const TableChange& change, Questions& questions) {
  return TableCarrier(table, change, questions).carry();
}

}  // namespace hoso::form_diff
