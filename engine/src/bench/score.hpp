// Counts how well dossiers were read.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <hoso/dossier.hpp>

#include "bench/sample.hpp"
#include "confidence/outcome.hpp"
#include "pipeline/journal.hpp"

namespace hoso::bench {

/// Fields of one group. filled = correct + wrong_on_filled + missed.
struct Tally {
  int filled = 0;           ///< fields with something on the paper
  int correct = 0;          ///< of those, read exactly (all diacritics)
  int missed = 0;           ///< of those, no value given
  int empty = 0;            ///< fields with nothing on the paper
  int wrong = 0;            ///< a value given that is not on the paper
  int accepted = 0;         ///< values given with a confidence of at least `sure_from`
  int wrong_confident = 0;  ///< of those, not on the paper
  int edits = 0;            ///< Levenshtein edits from the values given to the truth
  int characters = 0;       ///< of the truth

  [[nodiscard]] int given() const { return correct + wrong; }
  /// Values given that a person must look at.
  [[nodiscard]] int doubtful() const { return given() - accepted; }
  [[nodiscard]] double exact() const { return filled == 0 ? 1 : double(correct) / filled; }
  [[nodiscard]] double character_error_rate() const {
    return characters == 0 ? 0 : double(edits) / characters;
  }
};

/// What stands in a field, and what was given for it; empty = nothing.
struct Comparison {
  std::string expected;
  std::string given;
  double confidence = 0;  ///< of what was given
};

void add(const Comparison&, Tally&);

/// One for each field of `form`, in its order. A dossier without a document of the truth's form gave nothing.
[[nodiscard]] std::vector<Comparison> comparisons(const Truth&, const Dossier&, const FormTemplate& form);

struct Mistake {
  std::string sample;
  std::string field;
  std::string expected;
  std::string given;
  double confidence = 0;
};

struct Score {
  Tally all;
  /// "form ct01", "type date", "degradation skew"; "boxes, skew" counts each check box as a field.
  std::map<std::string, Tally> by_group;
  int pages = 0;
  int form_right = 0;      ///< right form and version
  int false_accepts = 0;   ///< pages of no known form taken for one
  std::vector<Mistake> mistakes;
  std::vector<confidence::JudgedValue> values;  ///< every value that was given, in reading order
  pipeline::Timings timings;  ///< of all pages
};

/// Adds one sample's result. `catalogue` gives the fields of the truth's form; a document of
/// another form or version counts every filled field as missed. Throws std::invalid_argument when
/// the catalogue lacks the truth's form.
void add_result(const Sample&, const Dossier&, const Catalogue& catalogue, Score&);

}  // namespace hoso::bench
