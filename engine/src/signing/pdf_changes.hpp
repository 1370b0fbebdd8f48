// What an incremental update did to a PDF.
#pragma once

#include <qpdf/QPDF.hh>

#include <hoso/signing/report.hpp>

namespace hoso::signing {

/// What `later`, a file that begins with all of `earlier`, shows beyond it. Anything that is not plainly a
/// signature or what checks one counts as content: metadata, other annotations, filled fields.
[[nodiscard]] ChangesAfter changes_between(QPDF& earlier, QPDF& later);

}  // namespace hoso::signing
