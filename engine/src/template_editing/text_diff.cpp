#include "template_editing/text_diff.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace hoso::template_editing {
namespace {

constexpr std::size_t context = 3;

/// Without their line ends; the last one keeps a mark when it has none.
std::vector<std::string_view> lines_of_text(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

enum class Side { both, before, after };
struct Line {
  Side side;
  std::string_view text;
};

using Lines = std::vector<std::string_view>;

/// The longest common subsequence; what lies between is taken whole when a table for it would be too large.
void append_middle(std::vector<Line>& all, const Lines& before, const Lines& after) {
  constexpr std::size_t most_cells = 16U << 20;
  const std::size_t rows = before.size(), columns = after.size();
  const bool compared = (rows + 1) * (columns + 1) <= most_cells;
  std::vector<std::uint32_t> common(compared ? (rows + 1) * (columns + 1) : 0);
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& { return common[i * (columns + 1) + j]; };
  for (std::size_t i = compared ? rows : 0; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      at(i, j) = before[i] == after[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    }
  }
  std::size_t i = 0, j = 0;
  while (i < rows || j < columns) {
    if (compared && i < rows && j < columns && before[i] == after[j]) {
      all.push_back({Side::both, before[i++]});
      ++j;
    } else if (i < rows && (j == columns || !compared || at(i + 1, j) >= at(i, j + 1))) {
      all.push_back({Side::before, before[i++]});
    } else {
      all.push_back({Side::after, after[j++]});
    }
  }
}

std::vector<Line> compared(const Lines& before, const Lines& after) {
  const auto [first, other] = std::ranges::mismatch(before, after);
  const auto prefix = first - before.begin();
  auto end = before.end();
  auto other_end = after.end();
  while (end != first && other_end != other && *(end - 1) == *(other_end - 1)) --end, --other_end;
  std::vector<Line> all;
  for (auto line = before.begin(); line != before.begin() + prefix; ++line) all.push_back({Side::both, *line});
  append_middle(all, Lines(first, end), Lines(other, other_end));
  for (auto line = end; line != before.end(); ++line) all.push_back({Side::both, *line});
  return all;
}

std::string marked(const Line& line) {
  const char mark = line.side == Side::both ? ' ' : line.side == Side::before ? '-' : '+';
  std::string text = mark + std::string(line.text);
  return text.ends_with('\n') ? text : text + "\n\\ No newline at end of file\n";
}

/// "start,count" as diff counts: an empty range begins behind the line before it.
std::string range(std::size_t lines_before, std::size_t count) {
  return fmt::format("{},{}", count == 0 ? lines_before : lines_before + 1, count);
}

}  // namespace

std::string unified_diff(const std::string& before, const std::string& after, const std::string& name) {
  if (before == after) return "";
  const std::vector<Line> lines = compared(lines_of_text(before), lines_of_text(after));
  std::string diff = fmt::format("--- {0}\n+++ {0}\n", name);
  std::size_t old_line = 0, new_line = 0;
  for (std::size_t i = 0; i < lines.size();) {
    const auto change = std::find_if(lines.begin() + static_cast<std::ptrdiff_t>(i), lines.end(),
                                     [](const Line& line) { return line.side != Side::both; });
    if (change == lines.end()) break;
    const auto at = static_cast<std::size_t>(change - lines.begin());
    const std::size_t begin = std::max(i, at - std::min(at, context));
    std::size_t end = at, unchanged = 0;
    for (; end < lines.size() && unchanged <= 2 * context; ++end) {
      unchanged = lines[end].side == Side::both ? unchanged + 1 : 0;
    }
    end -= std::min(unchanged, end) - std::min(unchanged, context);
    old_line += begin - i, new_line += begin - i;
    std::string hunk;
    std::size_t old_count = 0, new_count = 0;
    for (std::size_t k = begin; k < end; ++k) {
      hunk += marked(lines[k]);
      old_count += lines[k].side != Side::after ? 1 : 0;
      new_count += lines[k].side != Side::before ? 1 : 0;
    }
    diff += fmt::format("@@ -{} +{} @@\n{}", range(old_line, old_count), range(new_line, new_count), hunk);
    old_line += old_count, new_line += new_count;
    i = end;
  }
  return diff;
}

}  // namespace hoso::template_editing
