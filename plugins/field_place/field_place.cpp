#include "field_place.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>

#include <hoso/field_type.hpp>
#include <hoso/plugin.hpp>
#include <hoso/text.hpp>

namespace hoso {
namespace {

std::string street_address(const Unit& commune, std::mt19937_64& random) {
  const std::vector<std::string> streets = {"Trần Phú",   "Lê Lợi",      "Nguyễn Du",
                                            "Hùng Vương", "Quang Trung", "Hai Bà Trưng"};
  const std::string number = std::to_string(1 + pick(random, 120));
  const std::string& street = pick(random, streets);
  if (!commune.name.starts_with("Phường ")) return "thôn " + number + ", " + commune.address();
  return "số " + number + ", đường " + street + ", " + commune.address();
}

void register_stages(Registrar& registrar) {
  registrar.add(
      {.id = "field.place", .summary = "Addresses and administrative units", .options = {}},
      StageFactory<FieldStage>([](const StageSetup& setup) {
        return std::make_unique<PlaceField>(setup.resources / "units");
      }));
}

/// Small words that addresses and names of offices are made of.
constexpr std::array usual_small_words = std::to_array<std::string_view>(
    {"an",    "ấp",   "ban",  "bản",   "buôn",  "căn",  "cư",    "cụm",  "cũ",    "chung", "dân",   "đặc",
     "đội",   "đường", "hẻm",  "hộ",    "huyện", "khóm", "khu",   "làng", "lô",    "ngách", "ngõ",   "nhà",
     "nhân",  "phòng", "phố",  "phường", "quận",  "số",   "tầng",  "thành", "thị",   "thôn",  "tiểu",  "tỉnh",
     "tòa",   "tổ",    "trấn", "trú",   "và",    "xã",   "xóm",   "tại"});

/// Whether a word that begins small is none of these: "thân 98" was "thôn 98".
bool has_unusual_small_word(const std::string& text) {
  std::istringstream stream(text);
  for (std::string word; stream >> word;) {
    const std::string bare = trimmed_of(word, ",.;()");
    const std::vector<char32_t> letters = code_points(bare);
    if (letters.empty() || !std::ranges::all_of(letters, is_letter) || bare != lower_case(bare)) continue;
    if (std::ranges::find(usual_small_words, bare) == usual_small_words.end()) return true;
  }
  return false;
}

}  // namespace

PlaceField::PlaceField(const std::filesystem::path& units) : places_(units) {}

/// 1 = a commune of today, spelled exactly; less for one that fits half, for former units and
/// where only the province is known; 0 = nothing.
double PlaceField::known_share(const std::string& text) const {
  constexpr double former = 0.8, province_only = 0.5;
  const auto match = places_.find(text);
  if (match && match->unit.level == UnitLevel::commune) return match->confidence;
  if (!places_.defunct_units_in(text).empty()) return former;
  return match ? province_only : 0;
}

Interpretation PlaceField::interpret(const FieldSpec&,
                                     const std::vector<Candidate>& candidates) const {
  return most_confident(candidates, [&](const Candidate& candidate) {
    const std::string written = with_official_tones(with_unit_commas(without_leader_marks(candidate.text)));
    std::string value = places_.mended(written).value_or(written);
    const double known = known_share(value);
    const bool odd = value != written || has_unusual_small_word(value);
    const Fit fit = odd ? Fit::odd : known == 1 ? Fit::familiar : Fit::plausible;
    const double confidence = text_confidence(candidate.score, value, fit) * (0.8 + 0.2 * known);
    return Interpretation{candidate.text, std::move(value), confidence};
  });
}

std::string PlaceField::print(const FieldSpec&, const std::string& value) const { return value; }

std::string PlaceField::synthesize(const FieldSpec& field, std::mt19937_64& random) const {
  const Unit& commune = places_.communes()[pick(random, places_.communes().size())];
  const auto office = field.parameters.find("office");
  if (office != field.parameters.end()) return office->second + " " + commune.address();
  return street_address(commune, random);
}

}  // namespace hoso

HOSO_PLUGIN("field_place", "1.0.0", "Addresses and administrative units", hoso::register_stages)
