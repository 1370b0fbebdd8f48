#include "drafting/label_text.hpp"

#include <regex>
#include <sstream>
#include <string_view>
#include <vector>

#include <hoso/text.hpp>

namespace hoso::drafting {
namespace {

constexpr std::size_t most_name_words = 4;

bool is_sign_of_leader(char32_t point) { return point == U'.' || point == U'…' || point == U'_' || point == U'⋯'; }

/// Dots that end an abbreviation or a number are no leader.
bool is_leader(std::size_t count, bool ellipsis) { return ellipsis || count >= 3; }

}  // namespace

std::string without_leaders(std::string_view word) {
  const auto points = code_points(word);
  std::vector<char32_t> kept;
  for (std::size_t i = 0; i < points.size();) {
    std::size_t end = i;
    bool ellipsis = false;
    while (end < points.size() && is_sign_of_leader(points[end])) {
      ellipsis = ellipsis || points[end] != U'.';
      ++end;
    }
    if (!is_leader(end - i, ellipsis))
      kept.insert(kept.end(), points.begin() + static_cast<std::ptrdiff_t>(i),
                  points.begin() + static_cast<std::ptrdiff_t>(std::max(end, i + 1)));
    i = std::max(end, i + 1);
  }
  return to_utf8(kept);
}

std::string without_squares(std::string_view word) {
  static constexpr std::u32string_view squares = U"□▢◻◽☐☑☒❏❐❑❒";
  std::vector<char32_t> kept = code_points(word);
  std::erase_if(kept, [](char32_t point) { return squares.find(point) != std::u32string_view::npos; });
  return to_utf8(kept);
}

std::string clean_label(std::string_view text) {
  static const std::regex footnote(R"(\s*[(\[]([0-9*]{1,2}|[0-9]{1,2}\.[0-9]{1,2})[)\]])");
  static const std::regex number(
      R"(^\s*(\(?([0-9]{1,2}(\.[0-9]{1,2})*|[IVX]{1,4}|[a-h]|đ)[.)/]|([-+*,;:.)]|–|—|•|„|“|”|«|»)+)\s*)");
  static const std::regex closing(R"([\s:;,.(]+$)");
  std::string label = std::regex_replace(normalized_spaces(text), footnote, "");
  for (int times = 0; times < 3; ++times) label = std::regex_replace(label, number, "");
  label = normalized_spaces(std::regex_replace(label, closing, ""));
  return label_key(label).empty() ? "" : label;
}

std::string last_clause(std::string_view text) {
  const std::string label = clean_label(text);
  const std::size_t colon = label.rfind(": ");
  if (colon == std::string::npos) return label;
  const std::string after = clean_label(label.substr(colon + 2));
  // "Bắt đầu học: ngày … tháng …" asks for more than a day.
  return after.empty() || label_key(after) == "ngay" ? label : after;
}

std::string label_key(std::string_view text) {
  std::string key;
  for (const char c : folded(text)) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept)
      key += c;
    else if (!key.empty() && key.back() != ' ')
      key += ' ';
  }
  if (!key.empty() && key.back() == ' ') key.pop_back();
  return key;
}

std::string name_of_label(std::string_view label) {
  std::istringstream words(label_key(label));
  std::string name, word;
  for (std::size_t count = 0; count < most_name_words && words >> word;) {
    if (name.empty() && (word.front() < 'a' || word.front() > 'z')) continue;
    name += (name.empty() ? "" : "_") + word;
    ++count;
  }
  return name;
}

}  // namespace hoso::drafting
