// Places to sign.
#pragma once

#include <vector>

#include "drafting/draft.hpp"
#include "drafting/rows.hpp"

namespace hoso::drafting {

/// Where to look for them.
struct SignaturePage {
  const std::vector<Row>& rows;
  const PagePrint& print;
  int page = 0;  ///< from 0
};

/// Fields for the places below "(Ký, ghi rõ họ tên)" and the like, and below who signs as `glossary` knows them where
/// there is room; not yet named. From the top, then from the left.
[[nodiscard]] std::vector<DraftField> signatures_on(const SignaturePage& page, const LabelGlossary& glossary);

}  // namespace hoso::drafting
