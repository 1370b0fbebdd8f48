#include <hoso/text.hpp>

#include <algorithm>
#include <numeric>

namespace hoso {
std::size_t edit_distance(std::string_view left, std::string_view right) {
  const auto a = code_points(left), b = code_points(right);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replace = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replace, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
  const auto best = std::ranges::min_element(
      known, {}, [&](const std::string& entry) { return edit_distance(word, entry); });
  return best == known.end() ? std::string() : *best;
}

}  // namespace hoso
