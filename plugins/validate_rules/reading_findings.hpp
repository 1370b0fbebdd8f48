#pragma once

#include <vector>

#include <hoso/dossier.hpp>

namespace hoso::rules {

/// "field.illegible" and "field.doubtful": one for each field a person must compare with the
/// paper, in the form's order. Fields that a finding of `known` asks to look at already are left
/// out.
[[nodiscard]] std::vector<Finding> reading_findings(const Document&,
                                                    const std::vector<Finding>& known);

}  // namespace hoso::rules
