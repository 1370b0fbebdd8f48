#include "drafting/label_glossary.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include <hoso/error.hpp>
#include <hoso/text.hpp>

#include "drafting/label_text.hpp"

namespace hoso::drafting {
namespace {

std::vector<std::string> split(const std::string& line, char divider) {
  std::vector<std::string> parts;
  std::istringstream stream(line);
  for (std::string part; std::getline(stream, part, divider);) parts.push_back(part);
  return parts;
}

/// Where the words of `key` stand in `text`, both label keys; npos = nowhere.
std::size_t found_in(const std::string& text, const std::string& key) {
  const std::size_t at = (' ' + text + ' ').find(' ' + key + ' ');
  return key.empty() ? std::string::npos : at;
}

std::string without(const std::string& text, const std::string& key) {
  const std::size_t at = found_in(text, key);
  if (at == std::string::npos) return text;
  return text.substr(0, at) + text.substr(std::min(text.size(), at + key.size()));
}

}  // namespace

LabelGlossary::LabelGlossary(const std::filesystem::path& file) {
  std::ifstream stream(file);
  if (!stream) throw Error("draft.glossary", {{"file", file.string()}, {"line", "0"}});
  std::string line;
  for (int number = 1; std::getline(stream, line); ++number) {
    if (!line.empty() && line.front() != '#') add(line, std::to_string(number));
  }
}

void LabelGlossary::add(const std::string& line, const std::string& place) {
  const auto parts = split(line, '\t');
  const bool known = parts.size() >= 3 && !label_key(parts[1]).empty();
  if (!known) throw Error("draft.glossary", {{"file", "labels.tsv"}, {"line", place}});
  Entry entry{label_key(parts[1]), lower_case(parts[1]), {parts[2], parts.size() > 3 ? parts[3] : "", {}}};
  if (parts.size() > 4) {
    for (const std::string& parameter : split(parts[4], ' ')) {
      const std::size_t equals = parameter.find('=');
      if (equals != std::string::npos)
        entry.meaning.parameters[parameter.substr(0, equals)] = parameter.substr(equals + 1);
    }
  }
  by_kind_[parts[0]].push_back(std::move(entry));
}

const LabelGlossary::Entry* LabelGlossary::best_of(const Entries& entries, std::string_view label) {
  const std::string key = label_key(label), printed = lower_case(std::string(label));
  const Entry* best = nullptr;
  std::size_t best_worth = 0;
  for (const Entry& entry : entries) {
    const std::size_t at = found_in(key, entry.key);
    // "so" stands in "hồ sơ", and begins "Sở Y tế", too.
    const bool short_key = entry.key.size() <= 3 || entry.key == "ngay";
    if (at == std::string::npos || (short_key && (at > 0 || !printed.starts_with(entry.label)))) continue;
    const std::size_t worth = 2 * entry.key.size() + (at == 0 ? 13 : 0);
    if (worth > best_worth) {
      best = &entry;
      best_worth = worth;
    }
  }
  return best;
}

const LabelGlossary::Entry* LabelGlossary::same_in(const std::string& kind, const std::string& key) const {
  const auto entries = by_kind_.find(kind);
  if (entries == by_kind_.end()) return nullptr;
  const auto same = std::ranges::find(entries->second, key, &Entry::key);
  return same == entries->second.end() ? nullptr : &*same;
}

std::optional<LabelMeaning> LabelGlossary::field(std::string_view label) const {
  const std::string key = label_key(label);
  if (const Entry* whole = same_in("whole", key)) return whole->meaning;
  const auto entries = by_kind_.find("field");
  const Entry* best = entries == by_kind_.end() ? nullptr : best_of(entries->second, label);
  if (!best) return std::nullopt;
  LabelMeaning meaning = best->meaning;
  const std::string owner = person(without(key, best->key));
  if (!meaning.id.starts_with(owner)) meaning.id = owner + meaning.id;
  return meaning;
}

std::optional<LabelMeaning> LabelGlossary::signature(std::string_view label) const {
  const auto entries = by_kind_.find("signature");
  const Entry* best = entries == by_kind_.end() ? nullptr : best_of(entries->second, label);
  return best ? std::optional(best->meaning) : std::nullopt;
}

std::string LabelGlossary::option(std::string_view label) const {
  const Entry* same = same_in("option", label_key(label));
  return same ? same->meaning.id : "";
}

std::string LabelGlossary::person(std::string_view text) const {
  const auto entries = by_kind_.find("person");
  const Entry* best = entries == by_kind_.end() ? nullptr : best_of(entries->second, text);
  return best ? best->meaning.id : "";
}

}  // namespace hoso::drafting
