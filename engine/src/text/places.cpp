#include <hoso/places.hpp>

#include <algorithm>
#include <set>

#include <hoso/text.hpp>

#include "text/place_mending.hpp"
#include "text/place_mentions.hpp"
#include "text/place_words.hpp"
#include "text/unit_tables.hpp"

namespace hoso {

using places::Address;
using places::Kind;
using places::Mention;
using places::PlaceWord;
using places::Ref;
using places::Table;
using places::UnitTables;

namespace {

std::string with_lower_initial(const std::string& name) {
  std::vector<char32_t> points = code_points(name);
  const std::string initial = lower_case(to_utf8({points.at(0)}));
  points.erase(points.begin());
  return initial + to_utf8(points);
}

/// What one address means, as far as its parts agree.
struct Meaning {
  std::vector<Ref> provinces;
  std::vector<Ref> districts;
  std::vector<Ref> former_communes;
  std::vector<Ref> communes;  ///< of today
};

std::vector<Ref> refs_within(const std::optional<Mention>& mention, const std::vector<Ref>& outer,
                             const UnitTables& tables) {
  if (!mention) return {};
  std::vector<Ref> kept;
  std::ranges::copy_if(mention->refs, std::back_inserter(kept), [&](Ref ref) {
    return outer.empty() ||
           std::ranges::any_of(outer, [&](Ref big) { return tables.within(ref, big); });
  });
  return kept;
}

void keep_kind_where_possible(std::vector<Ref>& refs, std::optional<Kind> kind,
                              const UnitTables& tables) {
  const auto differs = [&](Ref ref) {
    return places::name_parts(tables.full_name(ref)).kind != kind;
  };
  if (kind && !std::ranges::all_of(refs, differs)) std::erase_if(refs, differs);
}

Meaning meaning_of(const Address& address, const UnitTables& tables) {
  Meaning meaning;
  if (address.province) meaning.provinces = address.province->refs;
  meaning.districts = refs_within(address.district, meaning.provinces, tables);
  if (address.district) keep_kind_where_possible(meaning.districts, address.district->kind, tables);
  if (!address.commune) return meaning;
  meaning.communes = refs_within(address.commune, meaning.provinces, tables);
  std::erase_if(meaning.communes, [](Ref ref) { return ref.table != Table::commune; });
  meaning.former_communes = refs_within(
      address.commune, address.district ? meaning.districts : meaning.provinces, tables);
  std::erase_if(meaning.former_communes, [](Ref ref) { return ref.table == Table::commune; });
  keep_kind_where_possible(meaning.former_communes, address.commune->kind, tables);
  return meaning;
}

std::set<std::size_t> successors_of(const std::vector<Ref>& refs, const UnitTables& tables) {
  std::set<std::size_t> successors;
  for (const Ref ref : refs) {
    const std::vector<std::size_t>& found = ref.table == Table::district
                                                ? tables.districts[ref.index].successors
                                                : tables.former_communes[ref.index].successors;
    successors.insert(found.begin(), found.end());
  }
  return successors;
}

bool contains(const std::set<std::size_t>& indexes, Ref ref) { return indexes.contains(ref.index); }

std::vector<Unit> units_of(const std::set<std::size_t>& communes, const UnitTables& tables) {
  std::vector<Unit> units;
  for (const std::size_t index : communes) units.push_back(tables.communes[index]);
  return units;
}

/// Judges one address. "In doubt" always means: nothing to say.
class AddressJudge {
 public:
  AddressJudge(std::string_view text, const std::vector<PlaceWord>& words, const UnitTables& tables,
               const Address& address)
      : text_(text),
        words_(words),
        tables_(tables),
        address_(address),
        meaning_(meaning_of(address, tables)),
        successors_(successors_of(meaning_.former_communes, tables)) {}

  std::vector<DefunctUnit> defunct_units() const {
    std::vector<DefunctUnit> units;
    if (commune_is_gone())
      units.push_back(
          defunct(*address_.commune, meaning_.former_communes, units_of(successors_, tables_)));
    if (!meaning_.districts.empty())
      units.push_back(defunct(*address_.district, meaning_.districts, district_replacements()));
    if (province_is_gone())
      units.push_back(
          defunct(*address_.province, meaning_.provinces,
                  {tables_.provinces[tables_.province_of(meaning_.provinces.front())]}));
    std::ranges::sort(units, {}, &DefunctUnit::offset);
    return units;
  }

  /// Whether this is the former name of what `other` names today.
  bool is_succeeded_by(const Address& other) const {
    const Meaning today = meaning_of(other, tables_);
    const std::set<std::size_t> successors =
        successors_.empty() ? successors_of(meaning_.districts, tables_) : successors_;
    return std::ranges::any_of(today.communes, [&](Ref ref) { return contains(successors, ref); });
  }

 private:
  bool commune_is_gone() const {
    if (meaning_.former_communes.empty()) return false;
    if (address_.commune->kind == Kind::township) return true;  // none is left since 2025-07-01
    const bool lives_on =
        std::ranges::any_of(meaning_.communes, [&](Ref ref) { return contains(successors_, ref); });
    if (!meaning_.districts.empty()) return !lives_on;
    if (address_.district || !meaning_.communes.empty()) return false;
    return address_.province || meaning_.former_communes.size() == 1;
  }

  bool province_is_gone() const {
    return !meaning_.provinces.empty() && std::ranges::all_of(meaning_.provinces, [](Ref ref) {
      return ref.table == Table::former_province;
    });
  }

  std::vector<Unit> district_replacements() const {
    if (!successors_.empty()) return units_of(successors_, tables_);
    const std::set<std::size_t> all = successors_of(meaning_.districts, tables_);
    std::set<std::size_t> named;
    for (const Ref ref : meaning_.communes)
      if (contains(all, ref)) named.insert(ref.index);
    if (!named.empty()) return units_of(named, tables_);
    return meaning_.districts.size() == 1 ? units_of(all, tables_) : std::vector<Unit>();
  }

  DefunctUnit defunct(const Mention& mention, const std::vector<Ref>& meant,
                      std::vector<Unit> replacements) const {
    const std::size_t begin = words_[mention.first].begin;
    return {.written = std::string(text_.substr(begin, words_[mention.last()].end - begin)),
            .offset = begin,
            .level = mention.level,
            .former_name = meant.size() == 1 ? former_address(meant[0]) : std::string(),
            .replacements = std::move(replacements)};
  }

  std::string former_address(Ref ref) const {
    std::string name = tables_.full_name(ref);
    if (ref.table == Table::former_commune) {
      const std::size_t district = tables_.former_communes[ref.index].district;
      return name + ", " + former_address({Table::district, district});
    }
    if (ref.table == Table::district)
      name += ", " + tables_.former_provinces[tables_.districts[ref.index].province].name;
    return name;
  }

  std::string_view text_;
  const std::vector<PlaceWord>& words_;
  const UnitTables& tables_;
  const Address& address_;
  Meaning meaning_;
  std::set<std::size_t> successors_;
};

/// Whether the text itself says that an address is a former one.
class FormerNotes {
 public:
  FormerNotes(std::string_view text, const std::vector<PlaceWord>& words)
      : text_(text), words_(words) {}

  bool cover(const Address& address) const {
    return announced_before(address) || followed_by_today(address.last) ||
           marked_old(address.commune) || marked_old(address.district) ||
           marked_old(address.province);
  }

  /// Whether the address stands in a parenthesis.
  bool in_parenthesis(const Address& address) const {
    return words_[address.first].before == Gap::open ||
           (address.first > 0 && words_[address.first - 1].before == Gap::open);
  }

 private:
  using Gap = places::Gap;

  bool announced_before(const Address& address) const {
    constexpr std::size_t reach = 5;
    const std::size_t start = address.first - std::min(reach, address.first);
    for (std::size_t i = start; i < address.first; ++i) {
      if (is_old(i) && i + 2 >= address.first) return true;
      if (i + 1 >= words_.size()) continue;
      const std::string pair = places::joined_keys(words_, i, 2);
      if (pair == "truoc day" || pair == "truoc kia" || pair == "truoc la" || pair == "nguyen la")
        return true;
    }
    return false;
  }

  /// "xã A (nay là xã B)".
  bool followed_by_today(std::size_t last) const {
    if (last + 2 >= words_.size()) return false;
    const std::string pair = places::joined_keys(words_, last + 1, 2);
    return pair == "nay la" || pair == "nay thuoc" || pair == "da sap";
  }

  bool marked_old(const std::optional<Mention>& mention) const {
    return mention && is_old(mention->last() + 1);
  }

  /// "cũ", but not the "cư" of "cư trú".
  bool is_old(std::size_t at) const {
    if (at >= words_.size() || words_[at].key != "cu") return false;
    const PlaceWord& word = words_[at];
    const std::string written = lower_case(nfc(text_.substr(word.begin, word.end - word.begin)));
    const bool residence = at + 1 < words_.size() && words_[at + 1].key == "tru";
    return written == "cũ" || (written == "cu" && !residence);
  }

  std::string_view text_;
  const std::vector<PlaceWord>& words_;
};

std::vector<Address> addresses_in(std::string_view text, const std::vector<PlaceWord>& words,
                                  const UnitTables& tables) {
  return places::addresses_of(places::mentions_in(text, words, tables), words, tables);
}

bool spelled_exactly(std::string_view text, const std::vector<PlaceWord>& words,
                     const Mention& mention, std::string_view name) {
  const std::size_t begin = words[mention.first].begin;
  const std::string written =
      places::place_spelling(text.substr(begin, words[mention.last()].end - begin));
  return written.ends_with(places::place_spelling(places::name_parts(name).own));
}

}  // namespace

struct Places::Data {
  UnitTables tables;
};

std::string Unit::address() const {
  const std::string own = with_lower_initial(name);
  return province.empty() ? own : own + ", " + with_lower_initial(province);
}

Places::Places(const std::filesystem::path& folder)
    : data_(std::make_unique<const Data>(Data{places::read_unit_tables(folder)})) {}

Places::~Places() = default;

const std::vector<Unit>& Places::provinces() const { return data_->tables.provinces; }

const std::vector<Unit>& Places::communes() const { return data_->tables.communes; }

bool Places::province_exists(std::string_view name) const {
  const std::vector<PlaceWord> words = places::place_words(name);
  const auto mentions = places::mentions_in(name, words, data_->tables);
  return mentions.size() == 1 && mentions[0].count == words.size() &&
         std::ranges::any_of(mentions[0].refs,
                             [](Ref ref) { return ref.table == Table::province; });
}

std::optional<PlaceMatch> Places::find(std::string_view text) const {
  const UnitTables& tables = data_->tables;
  const std::vector<PlaceWord> words = places::place_words(text);
  for (const Address& address : addresses_in(text, words, tables)) {
    const Meaning meaning = meaning_of(address, tables);
    std::vector<Ref> found = address.commune ? meaning.communes : meaning.provinces;
    std::erase_if(found, [](Ref ref) { return ref.table == Table::former_province; });
    if (address.commune) keep_kind_where_possible(found, address.commune->kind, tables);
    if (found.size() != 1) continue;
    const Mention& mention = address.commune ? *address.commune : *address.province;
    const Unit& unit =
        address.commune ? tables.communes[found[0].index] : tables.provinces[found[0].index];
    // A commune's name without its province is the only one of today by luck, not by rule.
    const double located = !address.commune || address.province ? 1.0 : 0.8;
    return PlaceMatch{unit, located * (spelled_exactly(text, words, mention, unit.name) ? 1 : 0.9)};
  }
  return std::nullopt;
}

std::optional<std::string> Places::mended(std::string_view text) const {
  if (!defunct_units_in(text).empty()) return std::nullopt;
  return places::mended_address(text, data_->tables);
}

std::vector<DefunctUnit> Places::defunct_units_in(std::string_view text) const {
  const UnitTables& tables = data_->tables;
  const std::vector<PlaceWord> words = places::place_words(text);
  const std::vector<Address> addresses = addresses_in(text, words, tables);
  const FormerNotes notes(text, words);
  std::vector<DefunctUnit> defunct;
  for (std::size_t i = 0; i < addresses.size(); ++i) {
    if (notes.cover(addresses[i])) continue;
    const AddressJudge judge(text, words, tables, addresses[i]);
    const bool bare_note =
        i > 0 && notes.in_parenthesis(addresses[i]) && judge.is_succeeded_by(addresses[i - 1]);
    if (bare_note) continue;
    for (DefunctUnit& unit : judge.defunct_units()) defunct.push_back(std::move(unit));
  }
  return defunct;
}

std::optional<RegistrationPlace> Places::registration_place(std::string_view code) const {
  const UnitTables& tables = data_->tables;
  if (code.size() != 3 || code[0] != '0') return std::nullopt;
  const auto found =
      std::ranges::find(tables.former_provinces, code.substr(1), &places::FormerProvince::code);
  if (found == tables.former_provinces.end()) return std::nullopt;
  return RegistrationPlace{found->name, tables.provinces[found->successor]};
}

}  // namespace hoso
