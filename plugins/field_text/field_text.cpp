#include "field_text.hpp"

#include <algorithm>
#include <sstream>

#include <hoso/field_type.hpp>
#include <hoso/plugin.hpp>
#include <hoso/text.hpp>

namespace hoso {
namespace {

std::vector<std::string> occupations() {
  return {"Giáo viên", "Công nhân", "Nông dân", "Buôn bán", "Học sinh", "Nghỉ hưu", "Lao động tự do"};
}

/// "a; b; c"
std::vector<std::string> split_examples(const std::string& text) {
  std::vector<std::string> examples;
  std::istringstream stream(text);
  for (std::string example; std::getline(stream, example, ';');) {
    examples.push_back(normalized_spaces(example));
  }
  return examples;
}

/// Readers take ở and ố for capitals in the middle of a small word: "cơ sỞ". Words that begin with a capital, and
/// words with digits or signs, may be codes and stay.
std::string with_small_words(const std::string& text) {
  std::istringstream stream(text);
  std::string small;
  for (std::string word; stream >> word;) {
    const std::vector<char32_t> letters = code_points(word);
    const std::string first = to_utf8({letters.front()});
    const bool plain = std::ranges::all_of(letters, is_letter);
    if (!small.empty()) small += ' ';
    small += plain && lower_case(first) == first ? lower_case(word) : word;
  }
  return small;
}

/// What was written, without what a dotted leader and the edge of its place leave in it.
std::string cleaned(const std::string& text) {
  const std::string written = without_leader_marks(text);
  const std::size_t begin = written.find_first_not_of("-.,;:'`\"| ");
  const std::size_t end = written.find_last_not_of(".,;:'`\"|- ");
  return begin == std::string::npos ? "" : with_small_words(written.substr(begin, end + 1 - begin));
}

}  // namespace

Interpretation TextField::interpret(const FieldSpec&,
                                    const std::vector<Candidate>& candidates) const {
  return most_confident(candidates, [](const Candidate& candidate) {
    std::string value = cleaned(candidate.text);
    // On a dotted line a colon's lower dot is lost in the leader, and a semicolon read.
    const Fit fit = value.find(';') == std::string::npos ? Fit::plausible : Fit::odd;
    const double confidence = text_confidence(candidate.score, value, fit);
    return Interpretation{candidate.text, std::move(value), confidence};
  });
}

std::string TextField::print(const FieldSpec&, const std::string& value) const { return value; }

std::string TextField::synthesize(const FieldSpec& field, std::mt19937_64& random) const {
  const auto examples = field.parameters.find("examples");
  return pick(random, examples == field.parameters.end() ? occupations()
                                                         : split_examples(examples->second));
}

namespace {

void register_stages(Registrar& registrar) {
  registrar.add(
      {.id = "field.text", .summary = "Free text", .options = {}},
      StageFactory<FieldStage>([](const StageSetup&) { return std::make_unique<TextField>(); }));
}

}  // namespace
}  // namespace hoso

HOSO_PLUGIN("field_text", "1.0.0", "Free text", hoso::register_stages)
