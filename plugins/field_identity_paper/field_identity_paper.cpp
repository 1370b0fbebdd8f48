#include "field_identity_paper.hpp"

#include <algorithm>

#include <hoso/listed_text.hpp>
#include <hoso/plugin.hpp>

namespace hoso {
namespace {

using identity_paper::Paper;

void register_stages(Registrar& registrar) {
  registrar.add({.id = "field.identity_paper", .summary = "Identity papers with number and issue", .options = {}},
                StageFactory<FieldStage>([](const StageSetup& setup) {
                  const auto folder = setup.resources / "lexicons";
                  return std::make_unique<IdentityPaperField>(Lexicon::read(folder / "identity_papers.txt"),
                                                              Lexicon::read(folder / "identity_issuers.txt"));
                }));
}

/// Stops of a leader among the words; those between two digits belong to dates.
std::string without_stops(const std::string& text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::string kept = text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool between_digits = i > 0 && i + 1 < text.size() && is_digit(text[i - 1]) && is_digit(text[i + 1]);
    if (text[i] == '.' && !between_digits) kept[i] = ' ';
  }
  return kept;
}

/// How well one part is known; parts that are not written say nothing.
Fit mend(std::string& part, const Lexicon& known) {
  if (part.empty()) return Fit::familiar;
  if (known.contains(part)) {
    part = known.find(part);
    return Fit::familiar;
  }
  if (std::string entry = known.find(part); !entry.empty()) {
    part = std::move(entry);
    return Fit::plausible;
  }
  if (std::string near = only_entry_near(part, known); !near.empty()) {
    part = std::move(near);
    return Fit::odd;
  }
  part = with_official_tones(part);
  return Fit::odd;
}

/// Papers that have the 12 digits of the personal number. Old cards have 9 (identifiers.hpp).
bool is_citizen_card(const std::string& kind) {
  const std::string plain = folded(kind);
  return plain.find("can cuoc") != std::string::npos || plain.find("dinh danh") != std::string::npos ||
         plain == "cccd";
}

Fit fit_of_number(const Paper& paper) {
  if (paper.repaired) return Fit::odd;
  const bool personal = parse_citizen_id(paper.number).has_value();
  if (personal || paper.kind.empty() || is_citizen_card(paper.kind)) return personal ? Fit::familiar : Fit::odd;
  constexpr std::size_t shortest = 7;
  const std::size_t digits = digits_of(paper.number).size();
  const bool letters_first = digits < paper.number.size();
  return is_legacy_id(paper.number) || (letters_first && digits >= shortest) ? Fit::plausible : Fit::odd;
}

Fit worst(Fit one, Fit other) { return std::max(one, other); }

}  // namespace

IdentityPaperField::IdentityPaperField(Lexicon kinds, Lexicon issuers)
    : kinds_(std::move(kinds)), issuers_(std::move(issuers)) {}

Interpretation IdentityPaperField::judge(const Candidate& candidate) const {
  auto paper = identity_paper::parse(without_leader_marks(without_stops(candidate.text)));
  if (!paper) return {candidate.text, "", confidence_of(candidate.score, Fit::impossible)};
  Fit fit = worst(mend(paper->kind, kinds_), mend(paper->issuer, issuers_));
  fit = worst(fit, fit_of_number(*paper));
  if (!paper->rest.empty()) fit = worst(fit, Fit::plausible);
  std::string value = identity_paper::printed(*paper);
  const double confidence = text_confidence(candidate.score, value, fit);
  return {candidate.text, std::move(value), confidence};
}

Interpretation IdentityPaperField::interpret(const FieldSpec&, const std::vector<Candidate>& candidates) const {
  return most_confident(candidates, [&](const Candidate& candidate) { return judge(candidate); });
}

std::string IdentityPaperField::print(const FieldSpec&, const std::string& value) const { return value; }

std::string IdentityPaperField::synthesize(const FieldSpec&, std::mt19937_64& random) const {
  Paper paper;
  paper.kind = pick(random, 2) == 0 ? "Căn cước công dân" : "Căn cước";
  paper.issuer = paper.kind == "Căn cước" ? "Bộ Công an" : "Cục Cảnh sát QLHC về TTXH";
  paper.number = pick_digits(random, 12);
  paper.number.replace(0, 3, pick(random, std::vector<std::string>{"001", "024", "025", "026", "027"}));
  // 0 to 3: born in the 20th or 21st century.
  paper.number[3] = static_cast<char>('0' + pick(random, 4));
  const int year = 2021 + static_cast<int>(pick(random, 5)), month = 1 + static_cast<int>(pick(random, 12));
  paper.issued = printed_date({year, month, 1 + static_cast<int>(pick(random, 28))});
  return identity_paper::printed(paper);
}

}  // namespace hoso

HOSO_PLUGIN("field_identity_paper", "1.0.0", "Identity papers with number and issue", hoso::register_stages)
