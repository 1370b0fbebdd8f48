// Explanations as people and programs read them.
#pragma once

#include <string>
#include <vector>

#include "command_line.hpp"
#include "explain/explanation.hpp"

namespace hoso::app {

/// Why a field has the state it has, in one sentence.
[[nodiscard]] LocalizedText reason_for(const explain::Explanation&);

/// Whether `judgement` is the one that the field's value came from.
[[nodiscard]] bool is_chosen(const explain::Judgement&, const explain::Explanation&);

/// "99.7 %". Never 100 %, and never the threshold, for anything below it.
[[nodiscard]] std::string percent(double share);

[[nodiscard]] std::string explanations_text(const std::vector<explain::Explanation>&,
                                            const CommandLine&);

/// Without pictures; docs/cli.md.
[[nodiscard]] std::string explanations_json(const std::vector<explain::Explanation>&,
                                            const CommandLine&);

}  // namespace hoso::app
