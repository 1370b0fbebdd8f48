// The persons that the forms of a dossier speak of.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include <hoso/dossier.hpp>

namespace hoso::identity {

/// What makes a person the same person; indexes arrays.
enum class Trait { number, name, birth_date, sex };
inline constexpr std::array traits{Trait::number, Trait::name, Trait::birth_date, Trait::sex};
inline constexpr std::size_t trait_count = traits.size();

[[nodiscard]] constexpr std::size_t index_of(Trait trait) { return static_cast<std::size_t>(trait); }

/// Field of a form that says one trait. Views into the dossier.
struct TraitField {
  std::size_t document = 0;
  const FieldSpec* spec = nullptr;
  const FieldValue* value = nullptr;  ///< with a value that was read or confirmed
};

struct Person {
  std::size_t document = 0;
  std::array<std::optional<TraitField>, trait_count> fields;

  [[nodiscard]] const std::optional<TraitField>& field(Trait trait) const { return fields[index_of(trait)]; }
  /// Empty = the form says nothing.
  [[nodiscard]] std::string value(Trait trait) const {
    return field(trait) ? field(trait)->value->value : std::string();
  }
};

/// By the names of fields (docs/templates.md, "Persons"), in paper order. A person has a number at least,
/// or a name and a birth date. Valid as long as `dossier`.
[[nodiscard]] std::vector<Person> persons_of(const Dossier& dossier);

}  // namespace hoso::identity
