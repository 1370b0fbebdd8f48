#include "field_code.hpp"

#include <optional>
#include <sstream>

#include <hoso/field_type.hpp>
#include <hoso/plugin.hpp>

namespace hoso {
namespace {

constexpr std::size_t longest_run = 6;

std::vector<std::string> shapes_of(const FieldSpec& field) {
  const auto found = field.parameters.find("shapes");
  std::vector<std::string> shapes;
  if (found == field.parameters.end()) return shapes;
  std::istringstream stream(found->second);
  for (std::string shape; std::getline(stream, shape, '|');) shapes.push_back(shape);
  return shapes;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A code as its shape writes it, and how near the reading was.
struct Match {
  std::string code;
  bool exact = true;
};

/// The digit that a reader took `c` for, where a digit must stand; none = it is no digit.
std::optional<char> digit_of(char c) {
  const char repaired = with_digits_repaired(std::string(1, c)).front();
  return is_digit(repaired) ? std::optional(repaired) : std::nullopt;
}

class Matcher {
 public:
  Matcher(std::string_view text, std::string_view shape) : text_(text), shape_(shape) {}

  [[nodiscard]] std::optional<Match> match(std::size_t at = 0, std::size_t sign = 0) const {
    if (sign == shape_.size()) return at == text_.size() ? std::optional(Match{}) : std::nullopt;
    if (shape_[sign] == '*') return match_run(at, sign);
    if (at == text_.size()) return std::nullopt;
    const char c = text_[at];
    const auto written = shape_[sign] == '#' ? digit_of(c) : same_sign(c, shape_[sign]);
    if (written) {
      if (auto rest = match(at + 1, sign + 1)) return followed(*written, *written == c, std::move(rest));
    }
    // A hyphen on a dotted line is easily lost.
    return shape_[sign] == '-' ? followed('-', false, match(at, sign + 1)) : std::nullopt;
  }

 private:
  [[nodiscard]] std::optional<Match> match_run(std::size_t at, std::size_t sign) const {
    std::string digits;
    for (std::size_t i = at; i < text_.size() && digits.size() < longest_run; ++i) {
      const auto digit = digit_of(text_[i]);
      if (!digit) return std::nullopt;
      digits += *digit;
      if (auto rest = match(i + 1, sign + 1)) {
        rest->exact = rest->exact && digits == text_.substr(at, digits.size());
        rest->code.insert(0, digits);
        return rest;
      }
    }
    return std::nullopt;
  }

  /// Readers lose a leader's dots among the code's own, take H for 4 or 1, and a slash for a thin letter.
  static std::optional<char> same_sign(char c, char sign) {
    const bool same = lower_case(std::string(1, c)) == lower_case(std::string(1, sign));
    const bool near = (sign == '.' && c == ',') || (sign == 'H' && (c == '4' || c == '1')) ||
                      (sign == '/' && (c == 'I' || c == 'l' || c == '|'));
    return same || near ? std::optional(sign) : std::nullopt;
  }

  static std::optional<Match> followed(char written, bool exact, std::optional<Match> rest) {
    if (!rest) return std::nullopt;
    rest->code.insert(0, 1, written);
    rest->exact = rest->exact && exact;
    return rest;
  }

  std::string_view text_;
  std::string_view shape_;
};

std::string without_spaces(const std::string& text) {
  std::string code;
  for (const char c : trimmed_of(normalized_spaces(text), ".,;:_'`\"")) {
    if (c != ' ') code += c;
  }
  return code;
}

Interpretation judge(const Candidate& candidate, const std::vector<std::string>& shapes) {
  const std::string text = without_spaces(candidate.text);
  if (text.empty()) return {candidate.text, "", confidence_of(candidate.score, Fit::impossible)};
  std::optional<Match> near;
  for (const std::string& shape : shapes) {
    const auto match = Matcher(text, shape).match();
    if (match && match->exact) return {candidate.text, match->code, confidence_of(candidate.score, Fit::confirmed)};
    if (match && !near) near = match;
  }
  if (near) return {candidate.text, near->code, confidence_of(candidate.score, Fit::plausible)};
  return {candidate.text, text, confidence_of(candidate.score, shapes.empty() ? Fit::plausible : Fit::odd)};
}

void register_stages(Registrar& registrar) {
  registrar.add({.id = "field.code", .summary = "Numbers of papers, codes of dossiers", .options = {}},
                StageFactory<FieldStage>([](const StageSetup&) { return std::make_unique<CodeField>(); }));
}

}  // namespace

Interpretation CodeField::interpret(const FieldSpec& field, const std::vector<Candidate>& candidates) const {
  const std::vector<std::string> shapes = shapes_of(field);
  return most_confident(candidates, [&](const Candidate& candidate) { return judge(candidate, shapes); });
}

std::string CodeField::print(const FieldSpec&, const std::string& value) const { return value; }

std::string CodeField::synthesize(const FieldSpec& field, std::mt19937_64& random) const {
  std::vector<std::string> shapes = shapes_of(field);
  if (shapes.empty()) shapes = {"####"};
  std::string code;
  for (const char sign : pick(random, shapes)) {
    if (sign == '#') code += pick_digits(random, 1);
    if (sign == '*') code += std::to_string(1 + pick(random, 999));
    if (sign != '#' && sign != '*') code += sign;
  }
  return code;
}

}  // namespace hoso

HOSO_PLUGIN("field_code", "1.0.0", "Numbers of papers, codes of dossiers", hoso::register_stages)
