#include "drafting/blank_grids.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "drafting/check_boxes.hpp"
#include "drafting/label_text.hpp"

namespace hoso::drafting {
namespace {

// Millimetres.
constexpr double touching = 1.4, same_edge = 0.9, inset = 0.3, least_cell_width = 8, least_cell_height = 4;
constexpr double most_field_height = 40, table_title_gap = 9, label_atop_indent = 3, least_room_below = 5;

struct Cell {
  MmRect box;
  std::string text;    ///< empty = to be written in
  MmRect words;        ///< what the text covers; empty = no text
  bool leads = false;  ///< leaders stand in it: its fields are found by them
};

using Cells = std::vector<Cell>;

bool near(double a, double b) { return std::abs(a - b) < same_edge; }

bool touch(const MmRect& a, const MmRect& b) {
  const double across = std::max(a.x, b.x) - std::min(a.right(), b.right());
  const double down = std::max(a.y, b.y) - std::min(a.bottom(), b.bottom());
  return (across < touching && down < -0.5) || (down < touching && across < -0.5);
}

/// A cell with the words that stand in it.
Cell cell_of(const MmRect& box, const std::vector<PrintedWord>& words) {
  Cell cell{box, "", {}, false};
  for (const PrintedWord& word : words) {
    const double x = word.box.x + word.box.width / 2, y = word.box.y + word.box.height / 2;
    if (x < box.x || x > box.right() || y < box.y || y > box.bottom()) continue;
    cell.words = cell.text.empty() ? word.box : united(cell.words, word.box);
    cell.text += (cell.text.empty() ? "" : " ") + word.text;
  }
  return cell;
}

std::vector<Cells> groups_of(std::vector<Cell> cells) {
  std::vector<Cells> groups;
  while (!cells.empty()) {
    Cells group{cells.front()};
    cells.erase(cells.begin());
    for (std::size_t at = 0; at < group.size(); ++at) {
      std::erase_if(cells, [&, box = group[at].box](const Cell& other) {
        if (!touch(box, other.box)) return false;
        group.push_back(other);
        return true;
      });
    }
    std::ranges::stable_sort(group, [](const Cell& a, const Cell& b) {
      return near(a.box.y, b.box.y) ? a.box.x < b.box.x : a.box.y < b.box.y;
    });
    groups.push_back(std::move(group));
  }
  return groups;
}

std::vector<Cells> rows_in(const Cells& group) {
  std::vector<Cells> rows;
  for (const Cell& cell : group) {
    if (rows.empty() || !near(rows.back().front().box.y, cell.box.y)) rows.emplace_back();
    rows.back().push_back(cell);
  }
  return rows;
}

bool same_columns(const Cells& a, const Cells& b) {
  return std::ranges::equal(a, b, [](const Cell& one, const Cell& other) {
    return near(one.box.x, other.box.x) && near(one.box.width, other.box.width);
  });
}

/// Whether a cell holds no more than the number of its row or column.
bool is_row_number(const std::string& text) {
  const std::string key = label_key(text);
  const bool digits = std::ranges::all_of(key, [](char c) { return c >= '0' && c <= '9'; });
  // Columns are numbered A, B, 1, 2, too.
  return !key.empty() && (key.size() == 1 || (key.size() <= 3 && digits));
}

bool numbers_rows(const std::string& header) {
  const std::string key = label_key(header);
  return key == "tt" || key == "stt" || key == "so tt" || key == "so thu tu";
}

bool to_fill(const Cell& cell) { return cell.text.empty() && !cell.leads; }

/// Blank but for numbers of rows.
bool is_body(const Cells& row) {
  if (row.size() < 2) return false;
  const auto blank = std::ranges::count_if(row, to_fill);
  const bool rest_numbers = std::ranges::all_of(row, [](const Cell& c) { return to_fill(c) || is_row_number(c.text); });
  return blank >= 1 && rest_numbers;
}

/// A small label at the top left of a cell, the rest of which is to write in.
bool has_label_atop(const Cell& cell) {
  if (cell.text.empty() || cell.leads || clean_label(cell.text).empty()) return false;
  const bool at_left = cell.words.x - cell.box.x < label_atop_indent;
  const bool at_top = cell.words.y - cell.box.y < label_atop_indent && cell.words.height < 0.5 * cell.box.height;
  return at_left && at_top && cell.box.bottom() - cell.words.bottom() > least_room_below &&
         cell.box.width >= least_cell_width && cell.box.height <= most_field_height;
}

class GridReader {
 public:
  GridReader(const PagePrint& print, int page) : print_(print), page_(page) {}

  void read(const Cells& group) {
    const auto rows = rows_in(group);
    for (std::size_t at = 0; at < rows.size();) {
      const std::size_t end = body_end(rows, at);
      if (at > 0 && end > at && read_table(rows, at, end, group)) {
        at = end;
        continue;
      }
      read_single(rows, at, group);
      ++at;
    }
  }
  GridFindings findings;

 private:
  /// One past the last row of the body that begins at `at`; `at` = none begins there.
  static std::size_t body_end(const std::vector<Cells>& rows, std::size_t at) {
    if (!is_body(rows[at])) return at;
    std::size_t end = at + 1;
    const double height = rows[at].front().box.height;
    while (end < rows.size() && is_body(rows[end]) && same_columns(rows[at], rows[end]) &&
           std::abs(rows[end].front().box.height - height) < 0.7) {
      ++end;
    }
    return end;
  }

  /// The nearest cell with words above `cell` in its grid, numbers of columns passed over; nullptr = none.
  static const Cell* header_cell(const Cell& cell, const Cells& group) {
    const double middle = cell.box.x + cell.box.width / 2;
    const Cell* best = nullptr;
    for (const Cell& other : group) {
      const bool above = other.box.bottom() < cell.box.y + 0.5 && other.box.x < middle && other.box.right() > middle;
      const bool says = !other.text.empty() && !is_row_number(other.text);
      if (above && says && (!best || other.box.y > best->box.y)) best = &other;
    }
    return best;
  }

  static std::string header_of(const Cell& cell, const Cells& group) {
    const Cell* header = header_cell(cell, group);
    return header ? header->text : "";
  }

  /// A header as wide as `cell`: what stands across several columns heads none of them.
  static bool has_own_header(const Cell& cell, const Cells& group) {
    const Cell* header = header_cell(cell, group);
    return header && near(header->box.x, cell.box.x) && near(header->box.width, cell.box.width);
  }

  bool read_table(const std::vector<Cells>& rows, std::size_t begin, std::size_t end, const Cells& group) {
    const Cells& first = rows[begin];
    DraftTable table;
    table.page = page_;
    for (const Cell& cell : first) {
      const std::string header = header_of(cell, group);
      if (header.empty()) return false;
      if (!to_fill(cell) || numbers_rows(header)) continue;
      DraftField column;
      column.label = clean_label(header);
      table.columns.push_back(column);
      table.cells.push_back({cell.box.x, cell.box.y, cell.box.width, cell.box.height});
    }
    if (table.columns.empty()) return false;
    const MmRect& last = rows[end - 1].front().box;
    table.rows = static_cast<int>(end - begin);
    table.x = first.front().box.x;
    table.y = first.front().box.y;
    table.row_height = (last.bottom() - table.y) / table.rows;
    const MmRect whole{table.x, group.front().box.y, first.back().box.right() - table.x,
                       last.bottom() - group.front().box.y};
    table.label = title_above(whole);
    findings.taken.push_back(whole);
    findings.entries.emplace_back(std::move(table));
    return true;
  }

  /// The words right above a table.
  [[nodiscard]] std::string title_above(const MmRect& table) const {
    double nearest = 0;
    for (const PrintedWord& word : print_.words) {
      const bool above = word.box.bottom() < table.y + 1 && word.box.bottom() > table.y - table_title_gap;
      if (above && word.box.right() > table.x && word.box.x < table.right())
        nearest = std::max(nearest, word.box.bottom());
    }
    std::string text;
    for (const PrintedWord& word : print_.words) {
      if (std::abs(word.box.bottom() - nearest) < 1.5) text += (text.empty() ? "" : " ") + word.text;
    }
    return clean_label(text);
  }

  static bool is_single(const Cell& cell) {
    return to_fill(cell) && cell.box.width >= least_cell_width && cell.box.height >= least_cell_height &&
           cell.box.height <= most_field_height;
  }

  /// Cells that all name themselves, and head no column of empty ones.
  static bool labels_atop(const std::vector<Cells>& rows, std::size_t at) {
    const bool heads =
        at + 1 < rows.size() && same_columns(rows[at], rows[at + 1]) && std::ranges::any_of(rows[at + 1], to_fill);
    return !heads && std::ranges::all_of(rows[at], has_label_atop);
  }

  void read_labelled(const Cells& row) {
    for (const Cell& cell : row) {
      const double top = cell.words.bottom();
      add_line(clean_label(cell.text), {cell.box.x, top, cell.box.width, cell.box.bottom() - top});
      findings.taken.push_back(cell.box);
    }
  }

  void read_single(const std::vector<Cells>& rows, std::size_t at, const Cells& group) {
    const Cells& row = rows[at];
    if (labels_atop(rows, at)) return read_labelled(row);
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!is_single(row[i])) continue;
      const std::string header = header_of(row[i], group);
      std::string label;
      std::size_t from = i;
      while (from > 0 && label.empty()) label = clean_label(row[--from].text);
      const bool both = !label.empty() && has_own_header(row[i], group) && rows.size() > 2 && i > 1;
      if (label.empty() || both) label = clean_label(header) + (both ? " " + label : "");
      if (group.size() < 2 || label.empty()) continue;
      add_line(label, row[i].box);
      if (from < i) findings.taken.push_back(row[from].box);
    }
  }

  void add_line(const std::string& label, const MmRect& box) {
    DraftField field;
    field.label = label;
    field.zones = {{page_, {box.x + inset, box.y + inset, box.width - 2 * inset, box.height - 2 * inset}}};
    findings.entries.emplace_back(std::move(field));
    findings.taken.push_back(box);
  }

  const PagePrint& print_;
  int page_;
};

bool has_leader(const MmRect& box, const PagePrint& print) {
  const auto inside = [&](const MmRect& line) {
    return line.x > box.x - 0.5 && line.right() < box.right() + 0.5 && line.y > box.y && line.bottom() < box.bottom();
  };
  return std::ranges::any_of(print.shapes.leaders, inside) || std::ranges::any_of(print.shapes.rules, inside);
}

}  // namespace

GridFindings entries_in_grids(const std::vector<MmRect>& cells, const PagePrint& print, int page) {
  Cells with_text;
  for (const MmRect& box : cells) {
    Cell& cell = with_text.emplace_back(cell_of(box, print.words));
    cell.leads = has_leader(box, print);
  }
  GridReader reader(print, page);
  for (const Cells& group : groups_of(std::move(with_text))) reader.read(group);
  return std::move(reader.findings);
}

}  // namespace hoso::drafting
