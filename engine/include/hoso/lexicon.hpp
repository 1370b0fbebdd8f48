// Word lists that come with the templates.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hoso {

/// A list of known texts, one a line in its file; '#' starts a comment line. Immutable after
/// construction, so any thread may ask.
class Lexicon {
 public:
  explicit Lexicon(std::vector<std::string> entries);
  /// Throws Error("resources.unreadable").
  [[nodiscard]] static Lexicon read(const std::filesystem::path& file);

  /// In the file's order, NFC.
  [[nodiscard]] const std::vector<std::string>& entries() const { return entries_; }
  /// Same letters and tones; case, spaces and tone placement do not count.
  [[nodiscard]] bool contains(std::string_view text) const;
  /// The entry written as in the file; empty when there is none. Without diacritics a text
  /// matches when only one entry folds to it.
  [[nodiscard]] std::string find(std::string_view text) const;

 private:
  std::vector<std::string> entries_;
  std::unordered_map<std::string, std::size_t> by_spelling_;
  std::unordered_map<std::string, std::size_t> by_folded_;
};

}  // namespace hoso
