// From candidates to a value: what the field type makes of them, and how sure that is.
#pragma once

#include <optional>
#include <vector>

#include <hoso/stages.hpp>

#include "pipeline/call_site.hpp"
#include "pipeline/pipeline.hpp"

namespace hoso::pipeline {

/// What the field's type makes of `candidates` (at least one), in NFC. A type the pipeline has no
/// stage for takes the best one as it is. Nullopt = the stage failed; the site says why.
[[nodiscard]] std::optional<Interpretation> interpreted(const FieldSpec&,
                                                        const std::vector<Candidate>& candidates,
                                                        Pipeline&, CallSite&);

}  // namespace hoso::pipeline
