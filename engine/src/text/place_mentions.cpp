#include "text/place_mentions.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include <hoso/text.hpp>

namespace hoso::places {
namespace {

constexpr std::size_t longest_name_words = 8;
// "xã X thuộc địa bàn huyện Y" is one address; a whole clause between two names is not.
constexpr std::size_t widest_gap_words = 4;

struct KindSpelling {
  std::string_view spelling;
  std::string_view key;  ///< folded
  std::size_t words;
  Kind kind;
  bool dotted;  ///< a single letter means nothing without its dot
};

// Two words first: "thị xã" is no "xã".
constexpr auto kind_spellings = std::to_array<KindSpelling>({
    {"thành phố", "thanh pho", 2, Kind::city, false},
    {"thị xã", "thi xa", 2, Kind::town, false},
    {"thị trấn", "thi tran", 2, Kind::township, false},
    {"đặc khu", "dac khu", 2, Kind::special_zone, false},
    {"tỉnh", "tinh", 1, Kind::province, false},
    {"tp", "tp", 1, Kind::city, false},
    {"quận", "quan", 1, Kind::urban_district, false},
    {"q", "q", 1, Kind::urban_district, false},
    {"huyện", "huyen", 1, Kind::rural_district, false},
    {"h", "h", 1, Kind::rural_district, true},
    {"tx", "tx", 1, Kind::town, false},
    {"tt", "tt", 1, Kind::township, false},
    {"phường", "phuong", 1, Kind::ward, false},
    {"p", "p", 1, Kind::ward, false},
    {"xã", "xa", 1, Kind::rural_commune, false},
    {"x", "x", 1, Kind::rural_commune, true},
});

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool can_mean(Kind kind, UnitLevel level) {
  switch (kind) {
    case Kind::province:
      return level == UnitLevel::province;
    case Kind::city:
      return level != UnitLevel::commune;
    case Kind::urban_district:
    case Kind::rural_district:
    case Kind::town:
      return level == UnitLevel::district;
    default:
      return level == UnitLevel::commune;
  }
}

/// Finds the names in one text, from left to right.
class MentionFinder {
 public:
  MentionFinder(std::string_view text, const std::vector<PlaceWord>& words,
                const UnitTables& tables)
      : text_(text), words_(words), tables_(tables) {}

  std::vector<Mention> find() const {
    std::vector<Mention> mentions;
    std::size_t at = 0;
    bool after_mention = false;
    while (at < words_.size()) {
      auto mention = typed_at(at);
      if (!mention && (after_mention || words_[at].before != Gap::none)) mention = bare_at(at);
      after_mention = mention.has_value();
      at = mention ? mention->first + mention->count : at + 1;
      if (mention) mentions.push_back(std::move(*mention));
    }
    return mentions;
  }

 private:
  std::string_view written_at(std::size_t first, std::size_t count) const {
    const std::size_t begin = words_[first].begin;
    return text_.substr(begin, words_[first + count - 1].end - begin);
  }

  const KindSpelling* kind_at(std::size_t at) const {
    for (const KindSpelling& spelling : kind_spellings) {
      if (at + spelling.words >= words_.size()) continue;
      if (joined_keys(words_, at, spelling.words) != spelling.key) continue;
      // "quản lý nhân khẩu" is no "quận Lý Nhân", "Phương Mai" no "phường Mai".
      const std::string_view written = written_at(at, spelling.words);
      if (!is_ascii(written) && place_spelling(written) != spelling.spelling) continue;
      if (spelling.words == 2 && words_[at + 1].before != Gap::none) continue;
      if (spelling.dotted && words_[at + 1].before != Gap::dot) continue;
      return &spelling;
    }
    return nullptr;
  }

  /// How many words from `first` on can be one name.
  std::size_t name_limit(std::size_t first) const {
    std::size_t count = 1;
    while (count < longest_name_words && first + count < words_.size() &&
           words_[first + count].before <= Gap::dash && words_[first + count].before != Gap::dot)
      ++count;
    return count;
  }

  /// Whether a name can end before word `after`: "xã Tân Lập Bắc" does not name "Tân Lập".
  bool is_name_end(std::size_t after) const {
    if (after == words_.size() || words_[after].before != Gap::none) return true;
    const std::string_view next = written_at(after, 1);
    if (lower_case(next) == nfc(next)) return true;
    return kind_at(after) || bare_at(after);
  }

  std::optional<Mention> typed_at(std::size_t at) const {
    const KindSpelling* spelling = kind_at(at);
    if (!spelling || words_[at + spelling->words].before > Gap::dot) return std::nullopt;
    const std::size_t first = at + spelling->words;
    for (std::size_t count = name_limit(first); count > 0; --count) {
      if (!is_name_end(first + count)) continue;
      std::vector<Ref> refs = refs_named(first, count, true);
      std::erase_if(refs, [&](Ref ref) { return !fits(ref, spelling->kind); });
      if (!refs.empty())
        return Mention{{}, spelling->kind, std::move(refs), at, spelling->words + count};
    }
    return std::nullopt;
  }

  std::optional<Mention> bare_at(std::size_t first) const {
    for (std::size_t count = name_limit(first); count > 0; --count) {
      const std::size_t after = first + count;
      if (after < words_.size() && words_[after].before == Gap::none) continue;
      std::vector<Ref> refs = refs_named(first, count, false);
      if (!refs.empty()) return Mention{{}, std::nullopt, std::move(refs), first, count};
    }
    return std::nullopt;
  }

  /// A district or commune may be remembered by another kind (huyện, later thị xã), but a city
  /// must be one: "thành phố Phú Thọ" is neither that province nor the town in it.
  bool fits(Ref ref, Kind kind) const {
    return can_mean(kind, level_of(ref.table)) &&
           (kind != Kind::city || name_parts(tables_.full_name(ref)).kind == Kind::city);
  }

  /// With diacritics that fit some of the names exactly, only those; with others all names that
  /// fold alike (a misread diacritic), or none for a bare name, which has to be sure.
  std::vector<Ref> refs_named(std::size_t first, std::size_t count, bool typed) const {
    std::vector<Ref> all, exact;
    const auto entries = tables_.named(joined_keys(words_, first, count));
    if (entries.empty()) return all;
    const std::string written = place_spelling(written_at(first, count));
    for (const auto& [key, ref] : entries) {
      all.push_back(ref);
      if (place_spelling(name_parts(tables_.full_name(ref)).own) == written) exact.push_back(ref);
    }
    if (!exact.empty()) return exact;
    return typed || is_ascii(written) ? all : exact;
  }

  std::string_view text_;
  const std::vector<PlaceWord>& words_;
  const UnitTables& tables_;
};

bool has_level(const Mention& mention, UnitLevel level) {
  return std::ranges::any_of(mention.refs, [&](Ref ref) { return level_of(ref.table) == level; });
}

/// Decides between a province, a district and a commune of one name by the neighbours, from the
/// right: an address usually grows.
class LevelSettler {
 public:
  LevelSettler(std::vector<Mention> mentions, std::size_t word_count, const UnitTables& tables)
      : mentions_(std::move(mentions)), word_count_(word_count), tables_(tables) {}

  std::vector<Mention> settle() {
    std::vector<Mention> settled;
    for (std::size_t i = mentions_.size(); i-- > 0;) {
      Mention& mention = mentions_[i];
      const Mention* next = !settled.empty() && settled.back().first == mention.last() + 1
                                ? &settled.back()
                                : nullptr;
      const auto level = level_for(mention, i, next);
      if (!level) continue;
      mention.level = *level;
      std::erase_if(mention.refs, [&](Ref ref) { return level_of(ref.table) != *level; });
      settled.push_back(mention);
    }
    std::ranges::reverse(settled);
    return settled;
  }

 private:
  std::optional<UnitLevel> level_for(const Mention& mention, std::size_t i,
                                     const Mention* next) const {
    if (mention.kind && *mention.kind != Kind::city) return level_of(mention.refs[0].table);
    if (mention.kind) return level_of_city(mention, next);
    if (next && next->level == UnitLevel::province) return level_in_province(mention, i, *next);
    if (next && next->level == UnitLevel::district)
      return any_within(mention, UnitLevel::commune, *next) ? std::optional(UnitLevel::commune)
                                                            : std::nullopt;
    const bool alone = mention.count == word_count_;
    const bool ends_address = i > 0 && mentions_[i - 1].last() + 1 == mention.first;
    if ((alone || ends_address) && has_level(mention, UnitLevel::province))
      return UnitLevel::province;
    return std::nullopt;
  }

  /// "thành phố Bắc Ninh, tỉnh Bắc Ninh": the first is the former district.
  std::optional<UnitLevel> level_of_city(const Mention& mention, const Mention* next) const {
    if (!has_level(mention, UnitLevel::province)) return UnitLevel::district;
    const bool in_next = next && next->level == UnitLevel::province &&
                         any_within(mention, UnitLevel::district, *next);
    return in_next ? UnitLevel::district : UnitLevel::province;
  }

  /// A bare name before a province: "Gia Cẩm, Việt Trì, Phú Thọ" means the former city, but
  /// "Việt Trì, Phú Thọ" may well mean today's ward.
  std::optional<UnitLevel> level_in_province(const Mention& mention, std::size_t i,
                                             const Mention& province) const {
    const bool district = any_within(mention, UnitLevel::district, province);
    const bool has_neighbour = i > 0 && mentions_[i - 1].last() + 1 == mention.first;
    if (district && has_neighbour && former_commune_in(mentions_[i - 1], mention))
      return UnitLevel::district;
    if (any_within(mention, UnitLevel::commune, province, Table::commune))
      return UnitLevel::commune;
    if (district) return UnitLevel::district;
    if (any_within(mention, UnitLevel::commune, province)) return UnitLevel::commune;
    return std::nullopt;
  }

  bool any_within(const Mention& small, UnitLevel level, const Mention& big,
                  std::optional<Table> only = {}) const {
    for (const Ref inner : small.refs)
      for (const Ref outer : big.refs)
        if (level_of(inner.table) == level && (!only || inner.table == *only) &&
            tables_.within(inner, outer))
          return true;
    return false;
  }

  bool former_commune_in(const Mention& commune, const Mention& district) const {
    return any_within(commune, UnitLevel::commune, district, Table::former_commune);
  }

  std::vector<Mention> mentions_;
  std::size_t word_count_;
  const UnitTables& tables_;
};

std::optional<Mention>& slot(Address& address, UnitLevel level) {
  switch (level) {
    case UnitLevel::province:
      return address.province;
    case UnitLevel::district:
      return address.district;
    case UnitLevel::commune:
      break;
  }
  return address.commune;
}

void add(Address& address, const Mention& mention) {
  address.last = mention.last();
  slot(address, mention.level) = mention;
}

bool related(const Mention& mention, const Address& address, const UnitTables& tables) {
  for (const auto* other : {&address.commune, &address.district, &address.province})
    if (*other)
      for (const Ref inner : mention.refs)
        for (const Ref outer : (*other)->refs)
          if (tables.within(inner, outer)) return true;
  return false;
}

bool parenthesis_between(const std::vector<PlaceWord>& words, std::size_t after,
                         std::size_t before) {
  return std::any_of(words.begin() + static_cast<std::ptrdiff_t>(after) + 1,
                     words.begin() + static_cast<std::ptrdiff_t>(before) + 1,
                     [](const PlaceWord& word) { return word.before >= Gap::open; });
}

/// Growing addresses are taken as they come; shrinking ones only where the units fit together,
/// because there a new address may start ("từ Vĩnh Phúc đến xã …").
bool continues(const Address& address, const Mention& mention, const std::vector<PlaceWord>& words,
               const UnitTables& tables) {
  if (mention.first - address.last - 1 > widest_gap_words) return false;
  if (parenthesis_between(words, address.last, mention.first)) return false;
  const bool grows =
      !address.province && (mention.level == UnitLevel::province ||
                            (mention.level == UnitLevel::district && !address.district));
  if (grows) return true;
  const bool shrinks = !address.commune && mention.level != UnitLevel::province &&
                       (mention.level == UnitLevel::commune || !address.district);
  return shrinks && related(mention, address, tables);
}

}  // namespace

std::vector<Mention> mentions_in(std::string_view text, const std::vector<PlaceWord>& words,
                                 const UnitTables& tables) {
  return LevelSettler(MentionFinder(text, words, tables).find(), words.size(), tables).settle();
}

std::vector<Address> addresses_of(const std::vector<Mention>& mentions,
                                  const std::vector<PlaceWord>& words, const UnitTables& tables) {
  std::vector<Address> addresses;
  for (const Mention& mention : mentions) {
    if (addresses.empty() || !continues(addresses.back(), mention, words, tables)) {
      addresses.emplace_back();
      addresses.back().first = mention.first;
    }
    add(addresses.back(), mention);
  }
  return addresses;
}

}  // namespace hoso::places
