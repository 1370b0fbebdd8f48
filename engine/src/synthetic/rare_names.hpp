// Names that no list of usual names has.
#pragma once

#include <string>

#include <hoso/form_template.hpp>

#include "synthetic/random.hpp"
#include "synthetic/values.hpp"

namespace hoso::synthetic {

/// A syllable by the rules of Vietnamese spelling, be there such a word or not: "Nghễu".
[[nodiscard]] std::string random_syllable(Random&);

/// `name` with about half of its words, at least one, replaced by random syllables.
[[nodiscard]] std::string rare_name(const std::string& name, Random&);

/// The values with every name of a person made rare.
[[nodiscard]] Values with_rare_names(const FormTemplate&, Values, Random&);

}  // namespace hoso::synthetic
