// What labels of forms usually ask for: templates/lexicons/labels.tsv.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hoso::drafting {

struct LabelMeaning {
  std::string id;    ///< "birth_date"
  std::string type;  ///< "date"
  std::map<std::string, std::string> parameters;
};

/// Immutable; safe to share between threads.
class LabelGlossary {
 public:
  /// Reads `file`, lines of `kind TAB label TAB id TAB type TAB name=value …`; `kind` is "field", "whole"
  /// (a field whose label is no more than that), "signature", "option" or "person", whose `id` begins the ids of that
  /// person's fields. Throws Error("draft.glossary") with the line.
  explicit LabelGlossary(const std::filesystem::path& file);

  /// The entry with the longest label that stands in `label` word by word, at its beginning rather than later; with the
  /// person that the rest of `label`, or else `section`, names. nullopt = nothing known is in it.
  [[nodiscard]] std::optional<LabelMeaning> field(std::string_view label) const;
  [[nodiscard]] std::optional<LabelMeaning> signature(std::string_view label) const;
  /// The value of an option; empty = not known.
  [[nodiscard]] std::string option(std::string_view label) const;
  /// "father_" for a heading that names the father; empty = nobody.
  [[nodiscard]] std::string person(std::string_view text) const;

 private:
  struct Entry {
    std::string key;
    std::string label;  ///< lower case, with its diacritics
    LabelMeaning meaning;
  };
  using Entries = std::vector<Entry>;
  [[nodiscard]] static const Entry* best_of(const Entries& entries, std::string_view label);
  /// The entry of `kind` with just that key; null = none.
  [[nodiscard]] const Entry* same_in(const std::string& kind, const std::string& key) const;
  void add(const std::string& line, const std::string& place);

  std::map<std::string, Entries> by_kind_;
};

}  // namespace hoso::drafting
