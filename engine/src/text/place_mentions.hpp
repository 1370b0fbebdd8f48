// Finds the units that a text names and groups them into addresses.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "text/place_words.hpp"
#include "text/unit_tables.hpp"

namespace hoso::places {

/// A name in the text and the units that are so called.
struct Mention {
  UnitLevel level = UnitLevel::commune;
  std::optional<Kind> kind;  ///< as written; nullopt = the bare name
  std::vector<Ref> refs;     ///< of `level`; never empty
  std::size_t first = 0;     ///< word index, the kind included
  std::size_t count = 0;
  [[nodiscard]] std::size_t last() const { return first + count - 1; }
};

/// The mentions that belong together, one of a level at most.
struct Address {
  std::optional<Mention> commune;
  std::optional<Mention> district;
  std::optional<Mention> province;
  std::size_t first = 0;  ///< words covered, gaps included
  std::size_t last = 0;
};

[[nodiscard]] std::vector<Mention> mentions_in(std::string_view text,
                                               const std::vector<PlaceWord>& words,
                                               const UnitTables& tables);

/// In text order.
[[nodiscard]] std::vector<Address> addresses_of(const std::vector<Mention>& mentions,
                                                const std::vector<PlaceWord>& words,
                                                const UnitTables& tables);

}  // namespace hoso::places
