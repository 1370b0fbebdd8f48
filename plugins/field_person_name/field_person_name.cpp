#include "field_person_name.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <sstream>

#include <hoso/field_type.hpp>
#include <hoso/identifiers.hpp>
#include <hoso/plugin.hpp>
#include <hoso/text.hpp>

namespace hoso {
namespace {

std::vector<std::string> words_of(const std::string& name) {
  std::istringstream stream(name);
  return {std::istream_iterator<std::string>(stream), {}};
}

/// Apostrophes and hyphens occur in names of the Central Highlands ("H'Hen Niê").
bool is_name_text(const std::string& text) {
  constexpr std::string_view allowed = " '-.";
  return !text.empty() && std::ranges::all_of(text, [&](char c) {
    const bool ascii_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return ascii_letter || static_cast<unsigned char>(c) >= 0x80 ||
           allowed.find(c) != std::string_view::npos;
  });
}

/// Stops of a leader between the parts of a name; after a single letter it may be an initial.
std::string without_stops(const std::string& name) {
  std::string kept;
  std::size_t letters = 0;
  for (const char32_t point : code_points(name)) {
    kept += point == U'.' && letters != 1 ? " " : to_utf8({point});
    letters = is_letter(point) ? letters + 1 : 0;
  }
  return normalized_spaces(kept);
}

/// The commonest middle name of women, "Thị", loses its dot in a leader.
std::string with_dotted_thi(const std::string& name) {
  const std::size_t second = name.find(' ') + 1, end = name.find(' ', second);
  if (second == 0 || end == std::string::npos) return name;
  std::string middle = name.substr(second, end - second);
  if (middle == "Thi") middle = "Thị";
  if (middle == "THI") middle = "THỊ";
  return name.substr(0, second) + middle + name.substr(end);
}

void register_stages(Registrar& registrar) {
  registrar.add(
      {.id = "field.person_name", .summary = "Names of persons", .options = {}},
      StageFactory<FieldStage>([](const StageSetup& setup) {
        return std::make_unique<PersonNameField>(NameLexicons::read(setup.resources / "lexicons"));
      }));
}

}  // namespace

NameLexicons NameLexicons::read(const std::filesystem::path& folder) {
  return {Lexicon::read(folder / "family_names.txt"),
          Lexicon::read(folder / "middle_names_male.txt"),
          Lexicon::read(folder / "middle_names_female.txt"),
          Lexicon::read(folder / "given_names_male.txt"),
          Lexicon::read(folder / "given_names_female.txt")};
}

PersonNameField::PersonNameField(NameLexicons lexicons) : lexicons_(std::move(lexicons)) {}

/// 1 for a name of known words. Family names are nearly a closed class, and most misreadings of one
/// are a wrong tone ("Định" for "Đinh"), so an unknown one weighs most.
double PersonNameField::familiarity(const std::string& name) const {
  constexpr double unknown_family = 0.8, unknown_word = 0.88;
  const std::vector<std::string> words = words_of(name);
  double familiar = lexicons_.family.contains(words.front()) ? 1 : unknown_family;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const bool known = std::ranges::any_of(
        std::array{&lexicons_.given_male, &lexicons_.given_female, &lexicons_.middle_male,
                   &lexicons_.middle_female, &lexicons_.family},
        [&](const Lexicon* lexicon) { return lexicon->contains(words[i]); });
    if (!known) familiar *= unknown_word;
  }
  return familiar;
}

/// `name` with the one family name that differs from its first word in marks only; `name` itself
/// when it has a known one, or there are none or several.
std::string PersonNameField::with_known_family(const std::string& name) const {
  const std::string first = name.substr(0, name.find(' '));
  if (first.size() == name.size() || lexicons_.family.contains(first)) return name;
  const std::string plain = folded(first);
  const auto same = [&](const std::string& family) { return folded(family) == plain; };
  const auto& families = lexicons_.family.entries();
  if (std::ranges::count_if(families, same) != 1) return name;
  const std::string& family = *std::ranges::find_if(families, same);
  return (upper_case(first) == first ? upper_case(family) : family) + name.substr(first.size());
}

Interpretation PersonNameField::judge(const Candidate& candidate) const {
  const std::string written =
      with_official_tones(trimmed_of(without_stops(candidate.text), ".,:;_-'`~\"|*"));
  if (!is_name_text(written))
    return {candidate.text, "", confidence_of(candidate.score, Fit::impossible)};
  std::string name = with_dotted_thi(with_known_family(with_lost_dots(written)));
  const std::size_t words = words_of(name).size();
  // What was guessed is never sure.
  const bool usual = words >= 2 && words <= 6 && vietnamese_share(name) == 1 && name == written;
  const double familiar = familiarity(name);
  const Fit fit = !usual ? Fit::odd : familiar == 1 ? Fit::familiar : Fit::plausible;
  const double confidence = confidence_of(candidate.score, fit) * familiar;
  return {candidate.text, std::move(name), confidence};
}

Interpretation PersonNameField::interpret(const FieldSpec&,
                                          const std::vector<Candidate>& candidates) const {
  return most_confident(candidates, [&](const Candidate& candidate) { return judge(candidate); });
}

std::string PersonNameField::print(const FieldSpec&, const std::string& value) const {
  return value;
}

std::string PersonNameField::synthesize(const FieldSpec& field, std::mt19937_64& random) const {
  const auto sex = field.parameters.find("sex");
  const bool drawn_male = pick(random, 2) == 0;
  const bool male =
      sex == field.parameters.end() ? drawn_male : parse_sex(sex->second) == Sex::male;
  // The list starts with the most common names; drawing twice favours its start.
  const std::size_t among = 1 + pick(random, lexicons_.family.entries().size());
  std::string name = lexicons_.family.entries()[pick(random, among)];
  name += ' ';
  name += pick(random, (male ? lexicons_.middle_male : lexicons_.middle_female).entries());
  name += ' ';
  name += pick(random, (male ? lexicons_.given_male : lexicons_.given_female).entries());
  return name;
}

}  // namespace hoso

HOSO_PLUGIN("field_person_name", "1.0.0", "Names of persons", hoso::register_stages)
