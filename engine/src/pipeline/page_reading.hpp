// One page, from its file to values and extracts.
#pragma once

#include <memory>
#include <vector>

#include "pipeline/field_reading.hpp"
#include "pipeline/file_reader.hpp"

namespace hoso::pipeline {

/// Which page to read, as the dossier counts and names it.
struct PageTask {
  const OpenedFile& file;
  DossierPage described;  ///< number, file, page_in_file are set
};

/// All that is kept of a page once its pixels are dropped.
struct PageOutcome {
  DossierPage described;           ///< size 0 x 0 = could not be decoded
  std::vector<FieldValue> fields;  ///< empty = no match
  std::vector<std::shared_ptr<const PageExtract>> extracts;  ///< one per emit stage
};

/// What a worker reads pages with.
struct PageTools {
  Pipeline& pipeline;
  const Catalogue& forms;
  FileReader& files;
  const Limits& limits;
  int worker = 0;
};

/// Runs the per-page stages. What fails is noted at `site`, and the stages after it work with what
/// there is. Throws Cancelled only.
[[nodiscard]] PageOutcome read_page(const PageTask&, const PageTools&, CallSite& site);

}  // namespace hoso::pipeline
