#include "field_request.hpp"

#include <algorithm>
#include <array>

#include <hoso/field_type.hpp>
#include <hoso/plugin.hpp>
#include <hoso/text.hpp>

namespace hoso {
namespace {

void register_stages(Registrar& registrar) {
  registrar.add({.id = "field.request", .summary = "What the citizen asks for", .options = {}},
                StageFactory<FieldStage>([](const StageSetup& setup) {
                  return std::make_unique<RequestField>(
                      Lexicon::read(setup.resources / "lexicons" / "requests.txt"),
                      Lexicon::read(setup.resources / "lexicons" / "request_words.txt"),
                      setup.resources / "units");
                }));
}

std::string first_words(const std::string& text, std::ptrdiff_t count) {
  std::size_t end = 0;
  for (; count > 0 && end != std::string::npos; --count) {
    end = text.find(' ', end == 0 ? 0 : end + 1);
  }
  return text.substr(0, end);
}

}  // namespace

RequestField::RequestField(Lexicon openings, Lexicon words, std::filesystem::path units)
    : openings_(std::move(openings)), words_(std::move(words)), units_(std::move(units)) {}

bool RequestField::has_known_opening(std::string_view text) const {
  const std::string written = lower_case(with_official_tones(text));
  return std::ranges::any_of(openings_.entries(), [&](const std::string& opening) {
    return written.starts_with(lower_case(opening));
  });
}

/// `text` with the one known opening that differs from its first words in one letter.
std::string RequestField::with_known_opening(const std::string& text) const {
  if (has_known_opening(text)) return text;
  std::string mended;
  for (const std::string& opening : openings_.entries()) {
    const std::string first = first_words(text, 1 + std::ranges::count(opening, ' '));
    if (edit_distance(lower_case(first), lower_case(opening)) != 1) continue;
    if (!mended.empty()) return text;
    mended = opening + text.substr(first.size());
  }
  return mended.empty() ? text : mended;
}

/// `text` with the marks that its small words lost: "tai" is "tại". A word with a capital may be a
/// name and stays.
std::string RequestField::with_known_words(const std::string& text) const {
  std::string mended;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" ,;.", at), text.size());
    const std::string word = text.substr(at, end - at);
    const std::string known = word == lower_case(word) ? words_.find(word) : "";
    mended += known.empty() ? word : known;
    at = std::min(text.find_first_not_of(" ,;.", end), text.size());
    mended += text.substr(end, at - end);
  }
  return mended;
}

/// Familiar: opening and commune are known. Odd: its commune is none of today's nor a former one.
Fit RequestField::fit_of(const std::string& text) const {
  const std::string words = folded(text);
  const auto names = [&](const char* kind) { return words.find(kind) != std::string::npos; };
  const bool commune = std::ranges::any_of(std::array{"xa ", "phuong ", "dac khu "}, names);
  // Without its province a commune may fit several of today's.
  if (!commune || !(names("tinh ") || names("thanh pho "))) return Fit::plausible;
  const auto match = places().find(text);
  const bool known = match && match->unit.level == UnitLevel::commune && match->confidence == 1;
  if (!known && places().defunct_units_in(text).empty()) return Fit::odd;
  return known && has_known_opening(text) ? Fit::familiar : Fit::plausible;
}

Interpretation RequestField::interpret(const FieldSpec&,
                                       const std::vector<Candidate>& candidates) const {
  return most_confident(candidates, [&](const Candidate& candidate) {
    const std::string written = with_unit_commas(without_leader_marks(candidate.text));
    std::string value = with_known_words(with_known_opening(written));
    // Without an address the lists of units are not needed, and may be missing.
    if (value.find_first_of(",;") != std::string::npos) {
      value = places().mended(value).value_or(value);
    }
    const Fit fit = value == written ? fit_of(value) : Fit::odd;
    const double opening = has_known_opening(value) ? 1 : 0.9;
    const double confidence = text_confidence(candidate.score, value, fit) * opening;
    return Interpretation{candidate.text, std::move(value), confidence};
  });
}

std::string RequestField::print(const FieldSpec&, const std::string& value) const { return value; }

const Places& RequestField::places() const {
  std::call_once(places_once_, [&] { places_ = std::make_unique<const Places>(units_); });
  return *places_;
}

std::string RequestField::synthesize(const FieldSpec&, std::mt19937_64& random) const {
  const std::vector<std::string> openings = {"Đăng ký thường trú", "Đăng ký tạm trú", "Tách hộ",
                                             "Xóa đăng ký thường trú"};
  const std::string& opening = pick(random, openings);
  const std::string hamlet = std::to_string(1 + pick(random, 12));
  const Unit& commune = places().communes()[pick(random, places().communes().size())];
  return opening + " tại thôn " + hamlet + ", " + commune.address();
}

}  // namespace hoso

HOSO_PLUGIN("field_request", "1.0.0", "What the citizen asks for", hoso::register_stages)
