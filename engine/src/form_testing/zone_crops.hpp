// Pictures of the places where reading went wrong.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <hoso/dossier.hpp>
#include <hoso/page.hpp>

#include "bench/score.hpp"

namespace hoso::form_testing {

/// A field's place on one fill. Shows values: fills are of people who do not exist.
struct ZoneCrop {
  std::string field;  ///< "members[0].sex"
  LocalizedText label;
  bench::Comparison compared;
  std::string degradation;
  std::string font;  ///< handwriting-like family; empty = typed
  std::vector<std::uint8_t> jpeg;
};

/// A page of a fill whose fields were read.
struct SeenPage {
  Page page;
  DossierPage described;  ///< matched
};

/// What a look at the paper is worth most for.
inline constexpr std::size_t most_crops = 24;
/// One bad zone must not hide the others.
inline constexpr std::size_t most_crops_of_field = 4;

/// Places on `pages` that were read wrongly, not at all, or with doubt, the worst first, by template page. `compared`:
/// one for each field of `form`.
[[nodiscard]] std::vector<ZoneCrop> crops_of(const bench::Truth&, const FormTemplate& form,
                                             const std::vector<bench::Comparison>& compared,
                                             const std::map<int, SeenPage>& pages);

/// Values that are wrong and sure first, then other wrong ones and those not given, the field that failed most often
/// first, then right ones that nobody would have accepted unseen; at most `most_crops`, and of each field or column
/// `most_crops_of_field`.
[[nodiscard]] std::vector<ZoneCrop> worst(std::vector<ZoneCrop> crops);

}  // namespace hoso::form_testing
