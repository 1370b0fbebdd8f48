// The fills that a form is tested with.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bench/generate.hpp"

namespace hoso::form_testing {

/// Families that look written by hand and have all Vietnamese letters. The handwriting recognizer was trained on none
/// of them (plugins/recognize_handwriting/training/fonts.txt), so that it has no advantage here.
[[nodiscard]] std::span<const std::string_view> written_families();

struct TestSet {
  int samples = 20;
  std::uint64_t seed = 1;
  std::vector<std::string> written;  ///< families of handwriting; empty = every fill is typed
};

/// Whether the `index`-th fill is in a handwriting-like family. Twenty fills in a row meet each degradation both ways.
[[nodiscard]] bool is_written(int index, const TestSet&);

/// How the `index`-th fill is made: degradations in turn, every page that carries fields, the form's own layout, names
/// from the lists and rare ones in turn.
[[nodiscard]] bench::PageRecipe recipe_of(int index, const TestSet&);

}  // namespace hoso::form_testing
