// A fictional, consistent set of values for any form.
#pragma once

#include <functional>
#include <map>
#include <string>

#include <hoso/stages.hpp>

#include "synthetic/random.hpp"

namespace hoso::synthetic {

/// Normalised values by field id; a field left out stays empty on the paper.
using Values = std::map<std::string, std::string>;

/// The stage of a field type ("date"); null = the type has none (signatures).
using FieldStageOf = std::function<const FieldStage*(const std::string& type)>;

/// Draws a value for every field. Within one person (the fields without prefix, `head_…`, one
/// table row) the identity number agrees with birth date and sex. Tables get 0 to `max_rows` rows,
/// filled from the top; some optional items stay empty, as on real paper.
[[nodiscard]] Values synthetic_values(const FormTemplate&, const FieldStageOf&, int max_rows,
                                      Random&);

/// The same values as they are typed on paper.
[[nodiscard]] Values printed_values(const FormTemplate&, const FieldStageOf&, const Values&);

/// Sets digits 4 to 6 of an identity number: century and sex, then the year of birth. `sex` is "Nam"
/// or "Nữ"; a number that has not 12 digits stays as it is. Source: docs/rules.md.
void agree_with_birth(std::string& number, const std::string& birth_iso, const std::string& sex);

}  // namespace hoso::synthetic
