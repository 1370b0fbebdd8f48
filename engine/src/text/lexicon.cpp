#include <hoso/lexicon.hpp>

#include <algorithm>
#include <fstream>

#include <hoso/error.hpp>
#include <hoso/text.hpp>

namespace hoso {
namespace {

std::string spelling_key(std::string_view text) {
  return lower_case(with_official_tones(normalized_spaces(text)));
}

/// Letters and digits only, without diacritics.
std::string letters_key(std::string_view text) {
  std::string key;
  for (const char c : folded(text)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) key += c;
  }
  return key;
}

constexpr std::size_t ambiguous = static_cast<std::size_t>(-1);

using Index = std::unordered_map<std::string, std::size_t>;

/// Keys that lead to two entries lead nowhere.
void add(Index& index, std::string key, std::size_t entry) {
  const auto [known, inserted] = index.emplace(std::move(key), entry);
  if (!inserted && known->second != entry) known->second = ambiguous;
}

}  // namespace

Lexicon::Lexicon(std::vector<std::string> entries, const std::vector<Spelling>& spellings)
    : entries_(std::move(entries)) {
  const auto learn = [this](std::string_view written, std::size_t entry) {
    by_spelling_.emplace(spelling_key(written), entry);
    add(by_folded_, folded(written), entry);
    add(by_letters_, letters_key(written), entry);
  };
  for (std::size_t i = 0; i < entries_.size(); ++i) learn(entries_[i], i);
  for (const Spelling& spelling : spellings) {
    if (const auto entry = by_spelling_.find(spelling_key(spelling.entry)); entry != by_spelling_.end())
      learn(spelling.other, entry->second);
  }
}

Lexicon Lexicon::read(const std::filesystem::path& file) {
  std::ifstream stream(file);
  if (!stream) throw Error("resources.unreadable", {{"path", file.filename().string()}});
  constexpr std::string_view stands_for = " = ";
  std::vector<std::string> entries;
  std::vector<Spelling> spellings;
  for (std::string line; std::getline(stream, line);) {
    const std::string entry = normalized_spaces(line);
    if (entry.empty() || entry.front() == '#') continue;
    const std::size_t sign = entry.find(stands_for);
    if (sign == std::string::npos) entries.push_back(entry);
    else spellings.push_back({entry.substr(0, sign), entry.substr(sign + stands_for.size())});
  }
  return Lexicon(std::move(entries), spellings);
}

bool Lexicon::contains(std::string_view text) const {
  return by_spelling_.contains(spelling_key(text));
}

std::string Lexicon::find(std::string_view text) const {
  if (const auto exact = by_spelling_.find(spelling_key(text)); exact != by_spelling_.end())
    return entries_[exact->second];
  const std::string plain = folded(text);
  if (plain != lower_case(normalized_spaces(text))) return {};
  const auto near = by_folded_.find(plain);
  return near == by_folded_.end() || near->second == ambiguous ? std::string()
                                                               : entries_[near->second];
}

std::string Lexicon::find_by_letters(std::string_view text) const {
  std::string key = letters_key(text);
  auto found = by_letters_.find(key);
  if (found == by_letters_.end()) {
    std::ranges::replace(key, '0', 'o');  // "0 Đu"
    found = by_letters_.find(key);
  }
  if (key.empty() || found == by_letters_.end() || found->second == ambiguous) return {};
  return entries_[found->second];
}

}  // namespace hoso
