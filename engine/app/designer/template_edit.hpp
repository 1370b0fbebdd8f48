// A change as the page asks for it.
#pragma once

#include "designer/open_template.hpp"
#include "review/desk_json.hpp"

namespace hoso::designer {

/// The texts that `edit` (openapi.yaml: Edit) changes. Throws what the changes of engine/src/template_editing throw,
/// and Error("review.bad_request") for what is no edit. Pure.
[[nodiscard]] Texts edited(const Moment&, const review::Json& edit);

}  // namespace hoso::designer
