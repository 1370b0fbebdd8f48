// Separator sheets of scanned stacks.
#pragma once

#include <optional>

#include <hoso/page.hpp>
#include <hoso/stages.hpp>

#include "code_reader.hpp"

namespace hoso::codes {

/// "separator_qr" (docs/evidence.md); nullopt when `page` is no separator sheet. Without items when its codes are
/// damaged or of two sheets, or when two places or more look like the large symbols of a sheet and none was read; the
/// latter is not asked on pages of known forms.
[[nodiscard]] std::optional<Evidence> separator_evidence(const CodesOnPage& codes, const Page& page,
                                                         bool is_known_form);

}  // namespace hoso::codes
