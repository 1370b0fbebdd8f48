#include "drafting/units.hpp"

#include <algorithm>
#include <array>

#include <hoso/text.hpp>

#include "drafting/label_text.hpp"

namespace hoso::drafting {
namespace {

constexpr auto units = std::to_array<const char*>(
    {"mm",  "cm",   "m",   "m2",  "m3",    "km",  "km2",   "ha",   "g",     "kg",   "tan", "kw", "kva",
     "kwh", "mbps", "con", "cai", "chiec", "lit", "thang", "dong", "nguoi", "tuoi", "lan", "ban"});
constexpr auto currencies = std::to_array<const char*>({"vnd", "usd"});

template <typename Names>
bool holds(const Names& names, const std::string& key) {
  return std::ranges::any_of(names, [&](const char* name) { return key == name; });
}

bool begins_small(const std::string& text) {
  const auto points = code_points(text);
  return !points.empty() && to_utf8({points.front()}) == lower_case(to_utf8({points.front()}));
}

}  // namespace

bool ends_with_unit(const std::string& label) {
  const std::size_t open = label.rfind('(');
  return open != std::string::npos && is_unit(label.substr(open + 1));
}

bool is_unit(const std::string& word) {
  const std::string key = label_key(word);
  if (word.starts_with("%") || word.starts_with("°")) return true;
  const std::string first = key.substr(0, key.find(' '));
  return holds(currencies, first) || (begins_small(word) && holds(units, first));
}

bool is_closed_unit(const std::string& word, const std::string& next) {
  const bool closed = word.find_first_of(";,.%") != std::string::npos || !begins_small(next);
  return closed && is_unit(word);
}

}  // namespace hoso::drafting
