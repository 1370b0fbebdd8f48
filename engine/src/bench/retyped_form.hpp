// Forms as people type them again in a word processor: a seeded set of other looks.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include <hoso/form_template.hpp>

#include "typeset/fill.hpp"
#include "typeset/retype.hpp"

namespace hoso::bench {

/// Where the places of generated pages come from.
enum class Layouts {
  official,        ///< the form's own layout
  retyped,         ///< what readers are tuned on
  retyped_unseen,  ///< what figures are reported on: other fonts
  mixed,           ///< official and retyped in turn: of a set, never of a page
};

[[nodiscard]] std::map<std::string, Layouts> layouts_by_name();

struct RetypedSet {
  Layouts layouts = Layouts::retyped;
  std::uint64_t seed = 1;     ///< of the layout
  typeset::FillStyle style;   ///< the font family is the layout's own every other time
  std::optional<typeset::Retyping> retyping{};  ///< the layout itself, not one drawn by lot
};

struct RetypedForm {
  typeset::FilledForm filled;
  typeset::Retyping retyping;  ///< how it was typed
};

/// `form` typed again and filled in; same set, same form. A layout whose places are too small for the
/// values, or whose blocks run off the page, is drawn anew. Throws Error of the typesetter when none
/// of many will do, "template.no_layout" for a form without a layout.xml.
[[nodiscard]] RetypedForm filled_retyped(
    const FormTemplate& form, const std::map<std::string, std::string>& printed_values,
    const RetypedSet& set);

}  // namespace hoso::bench
