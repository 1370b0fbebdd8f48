#include "text/place_mending.hpp"

#include <algorithm>
#include <vector>

#include <hoso/text.hpp>

namespace hoso::places {
namespace {

/// A short name one letter away is often another one.
constexpr std::size_t short_name = 8;
constexpr std::size_t most_letters = 2;

struct Span {
  std::size_t begin = 0;  ///< bytes in the text
  std::size_t end = 0;
  [[nodiscard]] std::string_view in(std::string_view text) const {
    return text.substr(begin, end - begin);
  }
};

std::vector<Span> split(std::string_view text, Span whole, std::string_view at) {
  std::vector<Span> parts;
  for (std::size_t i = whole.begin; i < whole.end; ++i) {
    if (at.find(text[i]) != std::string_view::npos) continue;
    if (parts.empty() || parts.back().end != i) parts.push_back({i, i});
    parts.back().end = i + 1;
  }
  return parts;
}

std::size_t count_words(std::string_view name) {
  return static_cast<std::size_t>(std::ranges::count(name, ' ')) + 1;
}

/// A unit and the words of the text that stand for it.
struct Reading {
  const Unit* unit = nullptr;
  Span written;
  std::size_t letters = most_letters + 1;  ///< that differ
  bool alone = true;                       ///< no other unit is as near
};

/// How the last words of a part of the text may be read as one unit.
class UnitReader {
 public:
  UnitReader(std::string_view text, Span part) : text_(text), words_(split(text, part, " ")) {}

  void consider(const Unit& unit) {
    const std::size_t count = count_words(unit.name);
    if (count > words_.size()) return;
    const Span written{words_[words_.size() - count].begin, words_.back().end};
    const std::string name = lower_case(unit.name);
    const std::size_t letters = edit_distance(lower_case(written.in(text_)), name);
    const std::size_t most = code_points(name).size() < short_name ? 1 : most_letters;
    if (letters > most || letters > best_.letters) return;
    best_ = {&unit, written, letters, letters < best_.letters};
  }

  [[nodiscard]] std::optional<Reading> best() const {
    if (best_.unit == nullptr || !best_.alone) return std::nullopt;
    return best_;
  }

 private:
  std::string_view text_;
  std::vector<Span> words_;
  Reading best_;
};

/// The unit's name as it stands inside a sentence: "xã Long Cốc"; a capital X stays one.
std::string spelled(const Reading& reading, std::string_view text) {
  std::vector<char32_t> name = code_points(reading.unit->name);
  const std::string written(reading.written.in(text));
  const char32_t first = code_points(written).at(0);
  const bool capital = is_letter(first) && lower_case(to_utf8({first})) != to_utf8({first});
  if (!capital) name[0] = code_points(lower_case(to_utf8({name[0]}))).at(0);
  return to_utf8(name);
}

std::string joined(std::string_view text, Span part, const Reading& commune,
                   const Reading& province) {
  std::string before(text.substr(0, commune.written.begin));
  // "thôn 1; xã Chương Dương": a sign right before the commune was a comma.
  if (commune.written.begin == part.begin + 1 && text[part.begin] == ' ' && part.begin > 0) {
    before[part.begin - 1] = ',';
  }
  return before + spelled(commune, text) + ", " + spelled(province, text);
}

}  // namespace

std::optional<std::string> mended_address(std::string_view text, const UnitTables& tables) {
  const std::vector<Span> parts = split(text, {0, text.size()}, ",;");
  if (parts.size() < 2 || upper_case(text) == text) return std::nullopt;
  UnitReader province_reader(text, parts.back());
  for (const Unit& unit : tables.provinces) province_reader.consider(unit);
  const auto province = province_reader.best();
  if (!province) return std::nullopt;
  const Span part = parts[parts.size() - 2];
  UnitReader commune_reader(text, part);
  for (const Unit& unit : tables.communes) {
    if (unit.province == province->unit->name) commune_reader.consider(unit);
  }
  const auto commune = commune_reader.best();
  if (!commune) return std::nullopt;
  std::string mended = joined(text, part, *commune, *province);
  if (mended == text) return std::nullopt;
  return mended;
}

}  // namespace hoso::places
