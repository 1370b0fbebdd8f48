#include "exports/csv.hpp"

#include <algorithm>
#include <array>

namespace hoso::exports {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "+84 912 345 678", "-5", "-1.250": nothing to compute.
bool is_signed_number(std::string_view text) {
  if (text.size() < 2 || (text[0] != '+' && text[0] != '-') || !is_digit(text[1]) || !is_digit(text.back())) {
    return false;
  }
  for (std::size_t i = 1; i < text.size(); ++i) {
    const bool divider = (text[i] == ' ' || text[i] == '.') && is_digit(text[i - 1]);
    if (!is_digit(text[i]) && !divider) return false;
  }
  return true;
}

bool begins_formula(std::string_view text) {
  constexpr std::array<std::string_view, 9> beginnings = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "＠"};
  return text.starts_with("－") ||
         std::ranges::any_of(beginnings, [&](std::string_view one) { return text.starts_with(one); });
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

void append_piece(std::string_view piece, std::string& out) {
  if (begins_formula(trimmed(piece)) && !is_signed_number(trimmed(piece))) out += '\'';
  out += piece;
}

std::string in_quotes(std::string_view text) {
  std::string out(1, '"');
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
  return out;
}

void append_line(const std::vector<std::string>& fields, char separator, std::string& out) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) out += separator;
    out += in_quotes(harmless(fields[i]));
  }
  out += "\r\n";
}

}  // namespace

std::string harmless(std::string_view text) {
  std::string out;
  for (std::size_t begin = 0; begin <= text.size();) {
    // The first piece takes a leading tab or CR with it, for these are what is marked.
    const std::size_t from = begin == 0 ? std::min<std::size_t>(text.size(), 1) : begin;
    const std::size_t end = std::min(text.find_first_of(",;\t\r\n", from), text.size());
    append_piece(text.substr(begin, end - begin), out);
    if (end < text.size()) out += text[end];
    begin = end + 1;
  }
  return out;
}

std::string csv_of(const Table& table, Head head, char separator) {
  std::string out = "\xEF\xBB\xBF";
  std::vector<std::string> line;
  for (const Column& column : table.columns) line.push_back(head == Head::ids ? column.id : column.label);
  append_line(line, separator, out);
  for (const std::vector<Cell>& row : table.rows) {
    line.clear();
    for (const Cell& cell : row) line.push_back(cell.text);
    append_line(line, separator, out);
  }
  return out;
}

}  // namespace hoso::exports
