// One field of one page: recognise, interpret, check.
#pragma once

#include <vector>

#include <hoso/dossier.hpp>

#include "pipeline/call_site.hpp"
#include "pipeline/pipeline.hpp"

namespace hoso::pipeline {

/// A page whose form is known.
struct MatchedPage {
  const Page& page;
  const PageMatch& match;
  double dpi = 0;  ///< effective
};

/// Every field that has a zone on the page, in paper order; of tables the filled rows only, their
/// ids numbered from 0. A field that could not be read for whatever reason is `illegible`, never
/// missing. FieldValue::page is left 0. `worker` is the calling worker's number.
[[nodiscard]] std::vector<FieldValue> read_fields(const MatchedPage&, Pipeline&, int worker,
                                                  CallSite&);

}  // namespace hoso::pipeline
