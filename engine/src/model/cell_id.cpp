#include <hoso/cell_id.hpp>

#include <charconv>

namespace hoso {

std::optional<CellId> cell_id(std::string_view id) {
  const std::size_t open = id.find('['), close = id.find("].");
  if (open == 0 || open == std::string_view::npos || close == std::string_view::npos || close < open) {
    return std::nullopt;
  }
  CellId cell{std::string(id.substr(0, open)), 0, std::string(id.substr(close + 2))};
  const char* const end = id.data() + close;
  const auto [rest, problem] = std::from_chars(id.data() + open + 1, end, cell.row);
  if (problem != std::errc() || rest != end || cell.row < 0 || cell.column.empty()) return std::nullopt;
  return cell;
}

std::string id_in_row(std::string_view id, int row) {
  const auto cell = cell_id(id);
  return cell ? cell->table + "[" + std::to_string(row) + "]." + cell->column : std::string(id);
}

std::string without_row(std::string_view id) {
  const auto cell = cell_id(id);
  return cell ? cell->table + "." + cell->column : std::string(id);
}

}  // namespace hoso
