// The papers of a dossier: what is handed over as one PDF each.
#pragma once

#include <optional>

#include <hoso/procedure.hpp>

#include "packaging/package_facts.hpp"
#include "packaging/packed_dossier.hpp"

namespace hoso::packaging {

struct PackagePaper {
  int ordinal = 0;         ///< in the package, from 1
  std::string component;   ///< the portal's code; empty = not known
  std::string title;       ///< Vietnamese; never a file's name
  std::string form;        ///< id; empty = no known form
  std::vector<int> pages;  ///< dossier page numbers, in order
  std::string kind;        ///< "original", "copy", "electronic"; empty = not said
  bool digitised = true;
  std::string reused = "none";
  bool from_store = false;
  std::string replaced_by;
};

/// What may be known beside the dossier.
struct PaperTerms {
  const PackageFacts& facts;
  const Procedure* procedure = nullptr;  ///< null = not said
  /// Numbers (from 1) of input files that must stay whole: a signature covers them.
  std::vector<int> whole_files;
  /// Components that the procedure's guide names, those of the case at hand first. A form that the portal lists as
  /// several components is the first of these.
  std::vector<std::string> usual = {};
};

/// Every page that was read belongs to exactly one paper: those that the facts name, the forms, then each run of
/// pages of one file that is left over. A blank page goes with the page before it: it is that one's back. Papers of a
/// file that must stay whole are one. Papers are in the order of their first pages. Throws Error("package.bad_facts")
/// for facts about pages that are not there or twice, and "usage.unknown_paper".
[[nodiscard]] std::vector<PackagePaper> papers_of(const PackedDossier&, const PaperTerms&);

}  // namespace hoso::packaging
