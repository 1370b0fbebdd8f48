#pragma once

#include <PDFDoc.h>

#include <hoso/page.hpp>
#include <hoso/stage_context.hpp>

#include "scan_probe.hpp"

namespace hoso::source_poppler {

/// Picture, JPEG bytes and turns of a scanned page; words and resolution are left to the caller.
/// nullopt = the JPEG is not what its dictionary says, so the page has to be rendered.
/// Throws Error("limit.pixels"), ("input.too_small"), ("input.page_damaged").
[[nodiscard]] std::optional<Page> read_scan(PDFDoc&, const ScanImage&, const StageContext&);

}  // namespace hoso::source_poppler
