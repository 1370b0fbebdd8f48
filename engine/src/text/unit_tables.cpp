#include "text/unit_tables.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <tuple>

#include <hoso/error.hpp>

#include "text/place_words.hpp"

namespace hoso::places {
namespace {

struct KindWord {
  std::string_view word;
  Kind kind;
};

constexpr auto kind_words = std::to_array<KindWord>({{"Tỉnh ", Kind::province},
                                                     {"Thành phố ", Kind::city},
                                                     {"Quận ", Kind::urban_district},
                                                     {"Huyện ", Kind::rural_district},
                                                     {"Thị xã ", Kind::town},
                                                     {"Thị trấn ", Kind::township},
                                                     {"Phường ", Kind::ward},
                                                     {"Xã ", Kind::rural_commune},
                                                     {"Đặc khu ", Kind::special_zone}});

/// One file's text; lines and columns are views into it.
class Lines {
 public:
  explicit Lines(const std::filesystem::path& file) : name_(file.filename().string()) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) fail();
    text_.assign(std::istreambuf_iterator<char>(stream), {});
    rest_ = text_;
  }
  Lines(const Lines&) = delete;
  Lines& operator=(const Lines&) = delete;

  [[noreturn]] void fail() const { throw Error("resources.unreadable", {{"path", name_}}); }

  /// False at the end; fails when the line has not `count` columns.
  bool next(std::span<std::string_view> columns, std::size_t count) {
    if (rest_.empty()) return false;
    std::string_view line = rest_.substr(0, rest_.find('\n'));
    rest_.remove_prefix(std::min(line.size() + 1, rest_.size()));
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t tab = line.find('\t');
      if ((tab == std::string_view::npos) != (i + 1 == count)) fail();
      columns[i] = line.substr(0, tab);
      line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
    }
    return true;
  }

 private:
  std::string name_;
  std::string text_;
  std::string_view rest_;
};

/// Units are in order of code in every file.
std::size_t index_of(const std::vector<Unit>& units, std::string_view code, const Lines& lines) {
  const auto found = std::ranges::lower_bound(units, code, {}, &Unit::code);
  if (found == units.end() || found->code != code) lines.fail();
  return static_cast<std::size_t>(found - units.begin());
}

void read_provinces(UnitTables& tables, const std::filesystem::path& file) {
  Lines lines(file);
  for (std::array<std::string_view, 2> columns; lines.next(columns, 2);)
    tables.provinces.push_back(
        {std::string(columns[0]), std::string(columns[1]), {}, UnitLevel::province});
}

void read_communes(UnitTables& tables, const std::filesystem::path& file) {
  Lines lines(file);
  for (std::array<std::string_view, 3> columns; lines.next(columns, 3);) {
    const std::size_t province = index_of(tables.provinces, columns[2], lines);
    tables.communes.push_back({std::string(columns[0]), std::string(columns[1]),
                               tables.provinces[province].name, UnitLevel::commune});
    tables.province_of_commune.push_back(province);
  }
}

std::vector<std::size_t> commune_indexes(const UnitTables& tables, std::string_view codes,
                                         const Lines& lines) {
  std::vector<std::size_t> indexes;
  while (!codes.empty()) {
    const std::string_view code = codes.substr(0, codes.find(' '));
    indexes.push_back(index_of(tables.communes, code, lines));
    codes.remove_prefix(std::min(code.size() + 1, codes.size()));
  }
  return indexes;
}

void add_former_commune(UnitTables& tables, std::string_view name,
                        std::vector<std::size_t> successors) {
  std::vector<std::size_t>& all = tables.districts.back().successors;
  for (const std::size_t successor : successors)
    if (std::ranges::find(all, successor) == all.end()) all.push_back(successor);
  tables.former_communes.push_back(
      {std::string(name), tables.districts.size() - 1, std::move(successors)});
}

void read_former_units(UnitTables& tables, const std::filesystem::path& file) {
  Lines lines(file);
  for (std::array<std::string_view, 4> columns; lines.next(columns, 4);) {
    const auto [level, code, name, successors] = columns;
    if (level == "P")
      tables.former_provinces.push_back(
          {std::string(code), std::string(name), index_of(tables.provinces, successors, lines)});
    else if (level == "D" && !tables.former_provinces.empty())
      tables.districts.push_back({std::string(name), tables.former_provinces.size() - 1,
                                  commune_indexes(tables, successors, lines)});
    else if (level == "C" && !tables.districts.empty())
      add_former_commune(tables, name, commune_indexes(tables, successors, lines));
    else
      lines.fail();
  }
}

struct Alias {
  std::string_view key;
  std::string_view province_code;
};

// Thừa Thiên Huế became the city of Huế on 2025-01-01 (NQ 175/2024/QH15), before the lists start.
constexpr auto aliases = std::to_array<Alias>(
    {{"hcm", "79"}, {"sai gon", "79"}, {"thua thien hue", "46"}, {"tt hue", "46"}});

void index_aliases(UnitTables& tables) {
  for (const auto& [key, code] : aliases) {
    const auto province = std::ranges::find(tables.provinces, code, &Unit::code);
    if (province == tables.provinces.end()) continue;
    const auto index = static_cast<std::size_t>(province - tables.provinces.begin());
    tables.names.push_back({std::string(key), {Table::province, index}});
  }
}

template <class Rows>
void index_names(UnitTables& tables, const Rows& rows, Table table) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    tables.names.push_back({place_key(name_parts(rows[i].name).own), {table, i}});
}

}  // namespace

NameParts name_parts(std::string_view full) {
  for (const auto& [word, kind] : kind_words)
    if (full.starts_with(word)) return {kind, full.substr(word.size())};
  return {Kind::rural_commune, full};
}

std::span<const UnitTables::Entry> UnitTables::named(std::string_view key) const {
  const auto found = std::ranges::equal_range(names, key, {}, &Entry::key);
  return {found.begin(), found.end()};
}

const std::string& UnitTables::full_name(Ref ref) const {
  switch (ref.table) {
    case Table::province:
      return provinces[ref.index].name;
    case Table::commune:
      return communes[ref.index].name;
    case Table::former_province:
      return former_provinces[ref.index].name;
    case Table::district:
      return districts[ref.index].name;
    case Table::former_commune:
      break;
  }
  return former_communes[ref.index].name;
}

UnitLevel level_of(Table table) {
  switch (table) {
    case Table::province:
    case Table::former_province:
      return UnitLevel::province;
    case Table::district:
      return UnitLevel::district;
    default:
      return UnitLevel::commune;
  }
}

std::size_t UnitTables::province_of(Ref ref) const {
  switch (ref.table) {
    case Table::province:
      return ref.index;
    case Table::commune:
      return province_of_commune[ref.index];
    case Table::former_province:
      return former_provinces[ref.index].successor;
    case Table::district:
      return former_provinces[districts[ref.index].province].successor;
    case Table::former_commune:
      break;
  }
  return province_of({Table::district, former_communes[ref.index].district});
}

bool UnitTables::within(Ref small, Ref big) const {
  if (level_of(small.table) <= level_of(big.table)) return false;
  if (big.table == Table::province || small.table == Table::commune) {
    if (big.table != Table::district) return province_of(small) == province_of(big);
    return std::ranges::count(districts[big.index].successors, small.index) > 0;
  }
  if (small.table == Table::district) return districts[small.index].province == big.index;
  const std::size_t district = former_communes[small.index].district;
  return big.table == Table::district ? district == big.index
                                      : districts[district].province == big.index;
}

UnitTables read_unit_tables(const std::filesystem::path& folder) {
  UnitTables tables;
  read_provinces(tables, folder / "provinces.tsv");
  read_communes(tables, folder / "communes.tsv");
  read_former_units(tables, folder / "former_units.tsv");
  index_names(tables, tables.provinces, Table::province);
  index_names(tables, tables.communes, Table::commune);
  index_names(tables, tables.former_provinces, Table::former_province);
  index_names(tables, tables.districts, Table::district);
  index_names(tables, tables.former_communes, Table::former_commune);
  index_aliases(tables);
  std::ranges::sort(tables.names, [](const auto& left, const auto& right) {
    return std::tie(left.key, left.ref) < std::tie(right.key, right.ref);
  });
  return tables;
}

}  // namespace hoso::places
