// The contents of templates/units/, indexed by name.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <hoso/places.hpp>

namespace hoso::places {

/// The word a unit's name starts with.
enum class Kind {
  province,        ///< Tỉnh
  city,            ///< Thành phố: a province's or a former district's
  urban_district,  ///< Quận
  rural_district,  ///< Huyện
  town,            ///< Thị xã
  township,        ///< Thị trấn
  ward,            ///< Phường
  rural_commune,   ///< Xã
  special_zone,    ///< Đặc khu
};

/// Splits "Phường Việt Trì" into kind and own name.
struct NameParts {
  Kind kind = Kind::rural_commune;
  std::string_view own;
};
[[nodiscard]] NameParts name_parts(std::string_view full);

struct FormerProvince {
  std::string code;  ///< two digits
  std::string name;
  std::size_t successor = 0;  ///< index into provinces
};

struct District {
  std::string name;
  std::size_t province = 0;             ///< index into former_provinces
  std::vector<std::size_t> successors;  ///< communes of today
};

struct FormerCommune {
  std::string name;
  std::size_t district = 0;
  std::vector<std::size_t> successors;  ///< communes of today; several = it was split
};

enum class Table : std::uint8_t { province, commune, former_province, district, former_commune };

struct Ref {
  Table table = Table::commune;
  std::size_t index = 0;
  friend auto operator<=>(const Ref&, const Ref&) = default;
};

struct UnitTables {
  std::vector<Unit> provinces;
  std::vector<Unit> communes;
  std::vector<std::size_t> province_of_commune;
  std::vector<FormerProvince> former_provinces;
  std::vector<District> districts;
  std::vector<FormerCommune> former_communes;

  struct Entry {
    std::string key;  ///< place_key of the unit's own name
    Ref ref;
  };
  std::vector<Entry> names;  ///< ordered by key

  [[nodiscard]] std::span<const Entry> named(std::string_view key) const;
  [[nodiscard]] const std::string& full_name(Ref) const;
  /// Whether `small` lies, or lay, in `big`; a unit of today lies in the former unit that it
  /// succeeds. False for units of one level.
  [[nodiscard]] bool within(Ref small, Ref big) const;
  /// Index of the province of today where a unit of any level lies.
  [[nodiscard]] std::size_t province_of(Ref) const;
};

[[nodiscard]] UnitLevel level_of(Table);

/// Throws Error("resources.unreadable") for a missing or malformed file.
[[nodiscard]] UnitTables read_unit_tables(const std::filesystem::path& folder);

}  // namespace hoso::places
