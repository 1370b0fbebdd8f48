// Whether two places say the same of a person.
#pragma once

#include <string>

#include <hoso/evidence.hpp>

#include "persons.hpp"

namespace hoso::identity {

enum class Verdict { silent, agrees, differs };  ///< silent: one of them does not say it

/// What an evidence says of a person. Empty = nothing.
struct Statement {
  std::array<std::string, trait_count> values;
  /// The name is in capitals without diacritics, as in machine-readable lines, and may be cut off.
  bool latin_name = false;

  [[nodiscard]] const std::string& value(Trait trait) const { return values[index_of(trait)]; }
};

[[nodiscard]] Statement statement_of(const Evidence&);
[[nodiscard]] Statement statement_of(const Person&);

/// Names: case, spaces and the place of tone marks do not count; beside a latin name no diacritics do, and a
/// cut-off one agrees with nothing. Dates: a year alone agrees with no
/// full date, but may differ from one.
[[nodiscard]] Verdict compared(Trait, const Statement&, const Statement&);

/// Whether they speak of one person: one number; or one name and birth date; or one name and numbers
/// that differ in two digits at most, as misread ones do.
[[nodiscard]] bool same_person(const Statement&, const Statement&);

}  // namespace hoso::identity
