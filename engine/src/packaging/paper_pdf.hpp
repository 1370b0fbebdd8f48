// The PDF of one paper, out of the scans of a run.
#pragma once

#include <chrono>
#include <optional>

#include "packaging/packed_dossier.hpp"
#include "packaging/papers.hpp"

namespace hoso::packaging {

/// Whether a PDF must not be taken apart: it is signed, or not a scan that hoso wrote, so that nobody knows what its
/// pages share.
[[nodiscard]] bool must_stay_whole(std::span<const std::uint8_t> pdf);

/// Where the scans of a run are.
struct PaperScans {
  const PackageTree& run;  ///< the files of the run's package
  const PackedDossier& dossier;
};

/// `paper`'s pages as one PDF. When they are all the pages of one file, in order, or that file must stay whole: its
/// bytes as they are. Else a PDF/A-2u of the same pages, pictures and text untouched. Deterministic. Throws
/// Error("package.scan_missing"), "emit.failed".
[[nodiscard]] Bytes paper_pdf(const PackagePaper& paper, const PaperScans& scans);

/// "scans/scan-2.pdf".
[[nodiscard]] std::string scan_path(int file);

}  // namespace hoso::packaging
