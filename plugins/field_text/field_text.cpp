#include "field_text.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>
#include <utility>

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

/// "Họ tên; Nguyễn Thị Hoa": on a dotted line a colon's lower dot is lost in the leader, and a semicolon read.
std::string with_colon(const std::string& text) {
  constexpr auto labels =
      std::to_array<std::string_view>({"ho ten", "ho va ten", "ten", "ngay sinh", "nam sinh", "gioi tinh", "dan toc",
                                       "quoc tich", "que quan", "noi sinh"});
  const std::size_t sign = text.find(';');
  if (sign == std::string::npos || text.find(';', sign + 1) != std::string::npos) return text;
  if (std::ranges::find(labels, folded(text.substr(0, sign))) == labels.end()) return text;
  return text.substr(0, sign) + ':' + text.substr(sign + 1);
}

/// Letters that only Vietnamese has (with horn, hook, dot below, or two marks) without their marks: "THỊ" -> "THI".
/// é, ô or ñ may belong to a name of another language and stay.
std::string without_vietnamese_marks(const std::string& text) {
  std::string plain;
  for (const char32_t point : code_points(nfc(text))) {
    const bool additional = point >= 0x1EA0 && point <= 0x1EF9;  // Latin Extended Additional: Vietnamese
    const bool own = additional || std::u32string_view(U"ăĂơƠưƯ").find(point) != std::u32string_view::npos;
    const std::string letter = to_utf8({point});
    const std::string bare = own ? folded(letter) : letter;
    plain += own && lower_case(letter) != letter ? upper_case(bare) : bare;
  }
  return plain;
}

bool is_foreign(const FieldSpec& field) {
  const auto letters = field.parameters.find("letters");
  return letters != field.parameters.end() && letters->second == "foreign";
}

}  // namespace

Interpretation TextField::judge(const Candidate& candidate, bool foreign) const {
  const std::string written = cleaned(candidate.text);
  std::string value = foreign ? without_vietnamese_marks(written) : with_colon(with_lost_dots(written));
  double usual = 0;
  if (!foreign) {
    PhraseReading reading = read_by_phrases(value, pairs_);
    value = std::move(reading.text);
    usual = reading.usual;
  }
  const bool odd = value != written || value.find(';') != std::string::npos;
  const Fit fit = odd ? Fit::odd : usual == 1 ? Fit::familiar : Fit::plausible;
  // What no neighbours bear out is one mark from another word.
  constexpr double unusual = 0.97;
  const double confidence = text_confidence(candidate.score, value, fit) * (unusual + (1 - unusual) * usual);
  return {candidate.text, std::move(value), confidence};
}

Interpretation TextField::interpret(const FieldSpec& field, const std::vector<Candidate>& candidates) const {
  return most_confident(candidates,
                        [&](const Candidate& candidate) { return judge(candidate, is_foreign(field)); });
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
      StageFactory<FieldStage>([](const StageSetup& setup) {
        return std::make_unique<TextField>(WordPairs::of_forms(setup.resources / "lexicons"));
      }));
}

}  // namespace
}  // namespace hoso

HOSO_PLUGIN("field_text", "1.0.0", "Free text", hoso::register_stages)
