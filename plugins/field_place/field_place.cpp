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

/// Whether `text` names the commune and its province letter by letter; Places find them in spite of
/// lost marks and stray commas, too.
bool spells(const std::string& text, const Unit& commune) {
  const std::string written = lower_case(text), name = lower_case(commune.name);
  const std::string address = lower_case(commune.address());
  const std::string province = address.substr(std::min(address.size(), name.size() + 2));
  // "tỉnh Phú Thọ" or only "Phú Thọ".
  const std::string kind = province.starts_with("tỉnh ") ? "tỉnh " : "thành phố ";
  const std::string bare = province.substr(std::min(province.size(), kind.size()));
  constexpr std::array separators = {", ", "; ", " - ", " "};
  return std::ranges::any_of(separators, [&](const char* separator) {
    const std::string before = name + separator;
    return written.find(before + province) != std::string::npos || written.find(before + bare) != std::string::npos;
  });
}

/// Where the commune of an authority begins: "xã", "phường", "đặc khu"; npos when it names none.
std::size_t commune_in(const std::string& text) {
  const std::string written = lower_case(text);
  std::size_t first = std::string::npos;
  // Lower case keeps the length of Vietnamese letters, so offsets fit `text`.
  for (const char* kind : {" xã ", " phường ", " đặc khu "}) first = std::min(first, written.find(kind));
  return written.size() == text.size() ? first : std::string::npos;
}

std::string office_of(const FieldSpec& field) {
  const auto office = field.parameters.find("office");
  return office == field.parameters.end() ? "" : office->second;
}

/// The authority that the field asks for, where a few letters of its name were lost or misread.
std::string with_office(const std::string& text, const std::string& office) {
  constexpr std::size_t most_misread = 4;
  const std::size_t commune = commune_in(text);
  if (office.empty() || commune == std::string::npos) return text;
  const std::string written = text.substr(0, commune);
  const std::size_t misread = edit_distance(lower_case(written), lower_case(office));
  if (misread == 0 || misread > std::min(most_misread, code_points(office).size() / 3)) return text;
  return office + text.substr(commune);
}

/// "Ủy ban nhân dân" as officials shorten it: "ubnd".
std::string initials_of(const std::string& office) {
  std::string initials;
  std::istringstream words(folded(office));
  for (std::string word; words >> word;) initials += word.front();
  return initials;
}

/// Whether an authority of the field's kind is named; a field that asks for none is content.
bool names_office(const std::string& text, const std::string& office) {
  const std::string written = lower_case(text);
  return written.starts_with(lower_case(office)) || written.starts_with(initials_of(office) + ' ');
}

/// Stops of a leader among the words of an address: they are none of it but in abbreviations ("TP. Huế", "Q.3") and
/// numbers.
std::string without_stops(const std::string& text) {
  constexpr auto abbreviated =
      std::to_array<std::string_view>({"tp", "p", "q", "h", "tt", "tx", "x", "t", "đ", "kp", "kdc"});
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::string kept, word;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool between_digits = i > 0 && i + 1 < text.size() && is_digit(text[i - 1]) && is_digit(text[i + 1]);
    const bool stop = text[i] == '.' && !between_digits;
    const bool keeps = stop && std::ranges::find(abbreviated, lower_case(word)) != abbreviated.end();
    kept += stop && !keeps ? ' ' : text[i];
    const bool ends_word = text[i] == ' ' || text[i] == ',' || text[i] == '.';
    word = ends_word ? "" : std::move(word) + text[i];
  }
  return kept;
}

/// An address that begins with a house number: "sã 77", "Sõ 58" and "SỐ 7" are "số 77", "số 58", "số 7".
std::string with_number_word(const std::string& text) {
  const std::size_t space = text.find(' ');
  if (space == std::string::npos || space + 1 >= text.size()) return text;
  const bool number = text[space + 1] >= '0' && text[space + 1] <= '9';
  const std::string first = folded(text.substr(0, space));
  const bool like = first == "so" || first == "sa" || first == "s0";
  return number && like ? "số" + text.substr(space) : text;
}

void register_stages(Registrar& registrar) {
  registrar.add(
      {.id = "field.place", .summary = "Addresses and administrative units", .options = {}},
      StageFactory<FieldStage>([](const StageSetup& setup) {
        return std::make_unique<PlaceField>(setup.resources / "units",
                                            Lexicon::read(setup.resources / "lexicons" / "streets.txt"));
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

PlaceField::PlaceField(const std::filesystem::path& units, Lexicon streets)
    : places_(units), streets_(std::move(streets)) {}

/// The name after "đường" or "phố" as the one known street writes it that has the same letters with other marks.
std::string PlaceField::with_known_street(const std::string& text) const {
  const std::string small = lower_case(text);
  if (small.size() != text.size()) return text;
  for (const std::string_view kind : {"đường ", "phố "}) {
    const std::size_t at = small.find(kind);
    const bool begins_word = at != std::string::npos && (at == 0 || small[at - 1] == ' ');
    // "thành phố Huế" is no street.
    if (!begins_word || small.substr(0, at).ends_with("thành ")) continue;
    const std::size_t begin = at + kind.size(), end = std::min(text.find(',', begin), text.size());
    const std::string name = text.substr(begin, end - begin);
    if (streets_.contains(name)) return text;
    const std::string street = streets_.find_by_letters(name);
    if (!street.empty()) return text.substr(0, begin) + street + text.substr(end);
  }
  return text;
}

/// 1 = a commune of today, spelled exactly; less for one that fits half, for former units and
/// where only the province is known; 0 = nothing.
double PlaceField::known_share(const std::string& text) const {
  constexpr double former = 0.8, province_only = 0.5;
  const auto match = places_.find(text);
  if (match && match->unit.level == UnitLevel::commune) {
    return spells(text, match->unit) ? match->confidence : std::min(match->confidence, province_only);
  }
  if (!places_.defunct_units_in(text).empty()) return former;
  return match ? province_only : 0;
}

Interpretation PlaceField::interpret(const FieldSpec& field,
                                     const std::vector<Candidate>& candidates) const {
  const std::string office = office_of(field);
  return most_confident(candidates, [&](const Candidate& candidate) {
    const std::string cleared = without_leader_marks(without_stops(candidate.text));
    const std::string written = with_official_tones(with_unit_commas(cleared));
    const std::string dotted = with_known_street(with_lost_dots(with_number_word(written)));
    std::string value = with_office(places_.mended(dotted).value_or(dotted), office);
    const double known = names_office(value, office) ? known_share(value) : 0;
    const bool odd = value != written || has_unusual_small_word(value);
    const Fit fit = odd ? Fit::odd : known == 1 ? Fit::familiar : Fit::plausible;
    const double confidence = text_confidence(candidate.score, value, fit) * (0.8 + 0.2 * known);
    return Interpretation{candidate.text, std::move(value), confidence};
  });
}

std::string PlaceField::print(const FieldSpec&, const std::string& value) const { return value; }

std::string PlaceField::synthesize(const FieldSpec& field, std::mt19937_64& random) const {
  const Unit& commune = places_.communes()[pick(random, places_.communes().size())];
  const std::string office = office_of(field);
  if (!office.empty()) return office + " " + commune.address();
  return street_address(commune, random);
}

}  // namespace hoso

HOSO_PLUGIN("field_place", "1.0.0", "Addresses and administrative units", hoso::register_stages)
