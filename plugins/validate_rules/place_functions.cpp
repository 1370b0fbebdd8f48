// Functions about administrative units.
#include <algorithm>
#include <array>

#include <hoso/text.hpp>

#include "evaluator.hpp"

namespace hoso::rules {
namespace {

/// More than this many proposals help nobody: the commune is missing.
constexpr std::size_t most_proposals = 4;

Value place_exists(const Scope& scope, const Arguments& texts) {
  return scope.places.find(texts[0]).has_value();
}

Value commune_of(const Scope& scope, const Arguments& texts) {
  const auto match = scope.places.find(texts[0]);
  return match && match->unit.level == UnitLevel::commune ? match->unit.address() : std::string();
}

/// Without those that another one names in passing: who lived in "Xã A, Huyện B" needs no word
/// about "Huyện B".
std::vector<DefunctUnit> defunct_units(const Scope& scope, const std::string& text) {
  const std::vector<DefunctUnit> all = scope.places.defunct_units_in(text);
  std::vector<DefunctUnit> smallest;
  for (const DefunctUnit& unit : all) {
    const bool in_passing = std::ranges::any_of(all, [&](const DefunctUnit& other) {
      return other.former_name.ends_with(", " + unit.former_name);
    });
    if (!in_passing) smallest.push_back(unit);
  }
  return smallest;
}

Value defunct_place(const Scope& scope, const Arguments& texts) {
  std::string names;
  for (const DefunctUnit& unit : defunct_units(scope, texts[0])) {
    (names += names.empty() ? "" : "; ") += unit.former_name;
  }
  return names;
}

/// "xã A, tỉnh X hoặc xã B, tỉnh X"
std::string proposal_of(const DefunctUnit& unit) {
  std::string proposal;
  for (const Unit& now : unit.replacements) {
    (proposal += proposal.empty() ? "" : " hoặc ") += now.address();
  }
  return proposal;
}

Value new_place(const Scope& scope, const Arguments& texts) {
  std::string proposals;
  for (const DefunctUnit& unit : defunct_units(scope, texts[0])) {
    if (unit.replacements.empty() || unit.replacements.size() > most_proposals) continue;
    (proposals += proposals.empty() ? "" : "; ") += unit.written + " → " + proposal_of(unit);
  }
  return proposals;
}

bool is_name_character(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// Lower case without what stands in brackets: there, former units are noted on purpose.
std::string outside_brackets(const std::string& text) {
  std::string outside;
  int depth = 0;
  for (const char c : lower_case(nfc(text))) {
    if (c == '(') ++depth;
    if (depth == 0) outside += c;
    if (c == ')' && depth > 0) --depth;
  }
  return outside;
}

bool has_word(const std::string& text, const std::string& word) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool starts = at == 0 || !is_name_character(text[at - 1]);
    if (starts && (end == text.size() || !is_name_character(text[end]))) return true;
  }
  return false;
}

/// Levels that are no more since 2025-07-01 (Luật 72/2025/QH15 knows province and commune).
Value district_word(const Scope&, const Arguments& texts) {
  std::string text = outside_brackets(texts[0]);
  const std::string street = "bà huyện thanh quan";  // a poet, on street signs in many towns
  const std::size_t at = text.find(street);
  if (at != std::string::npos) text.erase(at, street.size());
  for (const char* const word : {"huyện", "quận", "thị xã", "thị trấn"}) {
    if (has_word(text, word)) return std::string(word);
  }
  return std::string();
}

constexpr std::array functions = std::to_array<Function>({
    {"commune-of", 1, commune_of},
    {"defunct-place", 1, defunct_place},
    {"district-word", 1, district_word},
    {"new-place", 1, new_place},
    {"place-exists", 1, place_exists},
});

}  // namespace

std::span<const Function> place_functions() { return functions; }

}  // namespace hoso::rules
