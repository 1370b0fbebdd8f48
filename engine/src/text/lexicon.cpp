#include <hoso/lexicon.hpp>

#include <fstream>

#include <hoso/error.hpp>
#include <hoso/text.hpp>

namespace hoso {
namespace {

std::string spelling_key(std::string_view text) {
  return lower_case(with_official_tones(normalized_spaces(text)));
}

constexpr std::size_t ambiguous = static_cast<std::size_t>(-1);

}  // namespace

Lexicon::Lexicon(std::vector<std::string> entries) : entries_(std::move(entries)) {
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    by_spelling_.emplace(spelling_key(entries_[i]), i);
    const auto [known, inserted] = by_folded_.emplace(folded(entries_[i]), i);
    if (!inserted) known->second = ambiguous;
  }
}

Lexicon Lexicon::read(const std::filesystem::path& file) {
  std::ifstream stream(file);
  if (!stream) throw Error("resources.unreadable", {{"path", file.filename().string()}});
  std::vector<std::string> entries;
  for (std::string line; std::getline(stream, line);) {
    const std::string entry = normalized_spaces(line);
    if (!entry.empty() && entry.front() != '#') entries.push_back(entry);
  }
  return Lexicon(std::move(entries));
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

}  // namespace hoso
