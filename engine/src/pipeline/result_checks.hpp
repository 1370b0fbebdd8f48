// What a stage returned is a stranger's word: is it possible at all?
#pragma once

#include <string>

#include <hoso/stages.hpp>

namespace hoso::pipeline {

// Each says what is wrong, in English and without any field's value; empty = nothing.

/// The picture has pixels, and no more than the limits allow.
[[nodiscard]] std::string complaint_about(const Page&, const Limits&);
/// A blank page has no match; a match is one of `candidates` or a variant of one with its fields and
/// sound places, finite, and lies on the picture.
[[nodiscard]] std::string complaint_about(const Identification&, PixelSize page,
                                          const Catalogue& candidates);
/// Evidence lies on the picture, of `page` px; findings name fields of `match` outside
/// tables (null = none).
[[nodiscard]] std::string complaint_about(const Inspection&, PixelSize page, const PageMatch* match);
/// Scores are within 0..1, and there are candidates exactly when something was read.
[[nodiscard]] std::string complaint_about(const ZoneReading&);
[[nodiscard]] std::string complaint_about(const Interpretation&);
/// As many lists as documents; reappraised fields exist and were read.
[[nodiscard]] std::string complaint_about(const Findings&, const Dossier&);
/// Relative, '/' separated, letters, digits and "._-", no part that starts or ends with a dot.
[[nodiscard]] std::string complaint_about(const Artifact&);

}  // namespace hoso::pipeline
