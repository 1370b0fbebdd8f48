// Administrative units: today's (two levels, since 2025-07-01) and what became of the former ones.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hoso {

/// Levels of administration. Since 2025-07-01 there are no districts any more.
enum class UnitLevel { province, district, commune };

/// A unit of today. `name` says its kind: "Phường Việt Trì", "Tỉnh Phú Thọ". Spelled with
/// official tones.
struct Unit {
  std::string code;  ///< QĐ 19/2025/QĐ-TTg: province 2 digits, commune 5
  std::string name;  ///< with its kind, official tones
  std::string province;  ///< name of its province; empty for a province
  UnitLevel level = UnitLevel::commune;  ///< never `district`
  /// "xã Long Cốc, tỉnh Phú Thọ".
  [[nodiscard]] std::string address() const;
  friend bool operator==(const Unit&, const Unit&) = default;
};

/// The unit that a text means.
struct PlaceMatch {
  Unit unit;  ///< of today
  double confidence = 0;  ///< 0..1; 1 = spelled exactly and the only one so named
};

/// A unit that is named in a text and exists no more.
struct DefunctUnit {
  std::string written;     ///< as in the text: "huyện Tân Sơn"
  std::size_t offset = 0;  ///< of `written`, bytes from the text's start
  UnitLevel level = UnitLevel::commune;  ///< that it had
  std::string former_name;  ///< "Huyện Tân Sơn, Tỉnh Phú Thọ"
  /// What to write instead, narrowed by the rest of the address. Several: the former unit was
  /// split or is named without its commune, so a person must choose.
  std::vector<Unit> replacements;
};

/// The former province (one of 63) whose code starts a personal identification number.
struct RegistrationPlace {
  std::string former_name;  ///< "Tỉnh Vĩnh Phúc"
  Unit province;            ///< today's
};

/// The unit lists of one data folder. Immutable after construction, so any thread may ask.
/// Texts may be any case, with or without diacritics, either tone placement, NFC or not, with
/// units abbreviated (TP., P., Q., H., TX., TT.) and in either order.
class Places {
 public:
  /// Reads `folder` (templates/units). Throws Error("resources.unreadable").
  explicit Places(const std::filesystem::path& folder);
  ~Places();
  Places(const Places&) = delete;
  Places& operator=(const Places&) = delete;

  /// In order of code: 34.
  [[nodiscard]] const std::vector<Unit>& provinces() const;
  /// In order of code: 3 321.
  [[nodiscard]] const std::vector<Unit>& communes() const;

  /// Whether `name` ("Phú Thọ", "tỉnh Phú Thọ", "TP. Huế") is one of today's provinces.
  [[nodiscard]] bool province_exists(std::string_view name) const;
  /// The smallest of today's units that `text` names; nullopt when there is none or its name
  /// fits several equally well.
  [[nodiscard]] std::optional<PlaceMatch> find(std::string_view text) const;
  /// For readers: `text` ends in a commune and a province of today, one or two letters of a name
  /// wrong ("xã AI Bá, tỉnh Gia Lai"): the text with both as the lists spell them. Nullopt =
  /// spelled so already, a former unit, none that near, or several.
  [[nodiscard]] std::optional<std::string> mended(std::string_view text) const;
  /// In text order; empty when every unit named exists or when in doubt. A unit noted as a former
  /// one ("(trước đây là …)", "… cũ", "nay là …") is not listed: TT 116/2026/TT-BCA wants it noted.
  [[nodiscard]] std::vector<DefunctUnit> defunct_units_in(std::string_view text) const;
  /// `code`: three digits, see is_province_id_code().
  [[nodiscard]] std::optional<RegistrationPlace> registration_place(std::string_view code) const;

 private:
  struct Data;
  std::unique_ptr<const Data> data_;
};

}  // namespace hoso
