// Which words follow each other in official Vietnamese, and readings mended by it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hoso {

/// Counts of neighbours ("giấy tờ": 1038). Immutable after construction, so any thread may ask. Without
/// counts nothing is known.
class WordPairs {
 public:
  WordPairs() = default;
  /// A line each: "first second", or "first, second" for neighbours with a comma between, a tab and the
  /// count; '#' starts a comment line. Throws Error("resources.unreadable").
  [[nodiscard]] static WordPairs read(const std::filesystem::path& file);
  /// word_pairs.tsv and phrases.txt of `lexicons`; the words of a phrase count as met together very often. Throws as
  /// read() does.
  [[nodiscard]] static WordPairs of_forms(const std::filesystem::path& lexicons);

  /// How often `pair` ("first second" or "first, second") was met, in any case; 0 = never or once.
  [[nodiscard]] int count(std::string_view pair) const;
  /// The same, cased like `pair`.
  [[nodiscard]] int count_as_cased(std::string_view pair) const;
  /// Words of the table, lower case, that differ from `word` at most in diacritics.
  [[nodiscard]] const std::vector<std::string>& words_like(std::string_view word) const;

 private:
  void learn(const std::string& pair, int count);

  std::unordered_map<std::string, int> any_case_;
  std::unordered_map<std::string, int> cased_;
  std::unordered_map<std::string, std::vector<std::string>> by_folded_;
};

/// A reading of a sentence and what the neighbours of its words say.
struct PhraseReading {
  std::string text;  ///< as mended
  int mended = 0;        ///< words and commas that were changed
  double usual = 0;      ///< share (0..1) of the neighbours that are known as such; 0 without neighbours
};

/// `text` mended where a word never met beside its neighbours differs only in diacritics from one that often is
/// ("giây tờ": "giấy tờ"), where a capital that looks like its small letter stands where the small one does ("về
/// Cư trú"), and where a comma parts words that stand together ("thủ tục, đăng ký"). Words with a capital inside
/// the sentence may be names and keep their diacritics.
[[nodiscard]] PhraseReading read_by_phrases(const std::string& text, const WordPairs& pairs);

}  // namespace hoso
