// The open template as its page sees it: openapi.yaml.
#pragma once

#include <set>
#include <string>

#include "designer/open_template.hpp"
#include "review/desk_json.hpp"

namespace hoso::designer {

/// Ids of the stages that plugins offer: "field.date", "recognize.boxes".
using StageIds = std::set<std::string>;

/// Everything but pictures: entries, rules, what is to be decided, and what lint says of the texts as they stand. A
/// text that cannot be read as a template has its error as the only finding. Throws Error("template.invalid") for rules
/// that break their schema.
[[nodiscard]] review::Json template_json(const Moment&, const StageIds&);

}  // namespace hoso::designer
