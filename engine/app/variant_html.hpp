#pragma once

#include <string>

#include "variants/variant_store.hpp"

namespace hoso::app {

/// A page for a person to look at: the variant's blank with a frame around every field's place. Needs no
/// other file.
[[nodiscard]] std::string variant_html(const variants::RememberedVariant&);

}  // namespace hoso::app
