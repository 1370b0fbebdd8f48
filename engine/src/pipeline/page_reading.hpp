// One page, from its file to the form it shows, and what is kept of it.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "pipeline/field_reading.hpp"
#include "pipeline/file_reader.hpp"

namespace hoso::pipeline {

/// Which page to read, as the dossier counts and names it.
struct PageTask {
  const OpenedFile& file;
  DossierPage described;  ///< number, file, page_in_file are set
  int quarter_turns = 0;  ///< clockwise, that a person asks for beside what the stages find
};

/// A page with the form it shows.
struct LocatedPage {
  std::optional<Page> page;  ///< upright; nullopt = could not be decoded
  DossierPage described;     ///< size 0 x 0 = could not be decoded
  /// It matches a new variant, by which an earlier identify stage would have known it: worth remembering.
  bool new_layout = false;
};

/// All that is kept of a page once its pixels are dropped.
struct PageOutcome {
  DossierPage described;
  std::vector<FieldValue> fields;  ///< empty = no match
  std::vector<Finding> findings;   ///< about the picture
  std::vector<std::shared_ptr<const PageExtract>> extracts;  ///< one per emit stage
};

/// What pages are read with.
struct PageTools {
  Pipeline& pipeline;
  const Catalogue& candidates;  ///< forms, then remembered variants of them
  FileReader& files;
  const Limits& limits;
  bool learn = false;           ///< find out which layouts are worth remembering
};

/// Decodes, prepares and identifies. What fails is noted at the site, and the stages after it work
/// with what there is. Throws Cancelled only.
[[nodiscard]] LocatedPage locate_page(const PageTask&, const PageTools&, CallSite&);

/// What one stage says of the page; nullopt = nothing usable, and the site says why. Throws
/// Cancelled only.
[[nodiscard]] std::optional<Inspection> inspection_of(const LocatedPage&,
                                                      StageSlot<InspectStage>&, CallSite&);

/// What emit stages keep of the page, one each; null where there is nothing. Throws Cancelled only.
[[nodiscard]] std::vector<std::shared_ptr<const PageExtract>> extracts_of(
    const LocatedPage&, const std::vector<FieldValue>& fields, Pipeline&, CallSite&);

}  // namespace hoso::pipeline
