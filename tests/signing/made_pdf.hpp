// PDFs to be signed.
#pragma once

#include <string>

#include "key_ring.hpp"

namespace hoso::test {

struct PdfTraits {
  int pages = 2;
  int rotation = 0;
  bool object_streams = false;  ///< with cross references in a stream
  bool encrypted = false;
};

/// A PDF/A-2u of empty pages, as emit stages write them, unless the traits say otherwise.
[[nodiscard]] Bytes made_pdf(const PdfTraits& traits = {});

}  // namespace hoso::test
