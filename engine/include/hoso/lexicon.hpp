// Word lists that come with the templates.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hoso {

/// Another way to write an entry: "M'nông" for "Mnông".
struct Spelling {
  std::string other;  ///< how it is written, too
  std::string entry;  ///< the entry meant
};

/// A list of known texts, one a line in its file; '#' starts a comment line, "other = entry" a spelling that stands for
/// an entry. Immutable after construction, so any thread may ask.
class Lexicon {
 public:
  /// `entries` in the order they are to keep, with other spellings of them.
  explicit Lexicon(std::vector<std::string> entries, const std::vector<Spelling>& spellings = {});
  /// Throws Error("resources.unreadable").
  [[nodiscard]] static Lexicon read(const std::filesystem::path& file);

  /// In the file's order, NFC; without other spellings.
  [[nodiscard]] const std::vector<std::string>& entries() const { return entries_; }
  /// Same letters and tones; case, spaces and tone placement do not count.
  [[nodiscard]] bool contains(std::string_view text) const;
  /// The entry written as in the file; empty when there is none. Without diacritics a text
  /// matches when only one entry folds to it.
  [[nodiscard]] std::string find(std::string_view text) const;
  /// The only entry with the same letters and digits once diacritics, spaces and signs are left out: "Hỷ Lạp" and
  /// "hylap" both find "Hy Lạp", "0 Đu" finds "Ơ Đu"; empty when there is none or there are several.
  [[nodiscard]] std::string find_by_letters(std::string_view text) const;

 private:
  std::vector<std::string> entries_;
  std::unordered_map<std::string, std::size_t> by_spelling_;
  std::unordered_map<std::string, std::size_t> by_folded_;
  std::unordered_map<std::string, std::size_t> by_letters_;
};

}  // namespace hoso
