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
                      setup.resources / "units");
                }));
}

}  // namespace

RequestField::RequestField(Lexicon openings, std::filesystem::path units)
    : openings_(std::move(openings)), units_(std::move(units)) {}

bool RequestField::has_known_opening(std::string_view text) const {
  const std::string written = lower_case(with_official_tones(text));
  return std::ranges::any_of(openings_.entries(), [&](const std::string& opening) {
    return written.starts_with(lower_case(opening));
  });
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
    std::string value = normalized_spaces(candidate.text);
    const double opening = has_known_opening(value) ? 1 : 0.9;
    const double confidence = text_confidence(candidate.score, value, fit_of(value)) * opening;
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
