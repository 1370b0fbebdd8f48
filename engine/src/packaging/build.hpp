// A run's package and a profile -> the package that a receiver wants.
#pragma once

#include <functional>
#include <optional>

#include "packaging/packed_dossier.hpp"
#include "packaging/papers.hpp"
#include "packaging/placeholders.hpp"
#include "packaging/profile.hpp"

namespace hoso::packaging {

/// What a package is made of. Views; outlive the call.
struct PackageOrder {
  const PackageProfile& profile;
  const PackageTree& run;  ///< what `hoso run` wrote
  const PackedDossier& dossier;
  const PackageFacts& facts;
  const Procedure* procedure = nullptr;  ///< null = not said
  const PackageTree& schemas;            ///< files of templates/schema/packages by name
  std::vector<std::string> usual = {};   ///< components, see PaperTerms
};

/// A paper with its place in the package.
struct PlacedPaper {
  PackagePaper paper;
  std::string path;    ///< in the tree; empty = on no page
  std::string sha256;  ///< of its file
};

/// Makes one payload file of a kind; nullopt = too little is known for it, so the package goes without. Throws errors
/// of its own.
using PayloadMaker =
    std::function<std::optional<Bytes>(const std::string& kind, const std::vector<PlacedPaper>& papers)>;

struct BuiltPackage {
  std::string folder;  ///< its name; the zip is named after it
  std::string code;    ///< of the dossier, or the local one that stands in
  bool local_code = false;
  PackageTree tree;  ///< without the folder
  std::vector<PlacedPaper> papers;
  std::chrono::sys_seconds time;  ///< the dossier's, so that making it again gives the same bytes
};

/// Throws Error("package.fact_missing") for what the profile needs and nobody said, "package.bad_facts",
/// "package.no_paper" for a dossier of which no page was read, and what papers_of and paper_pdf throw. Checks nothing:
/// verify() does.
[[nodiscard]] BuiltPackage built(const PackageOrder&, const PayloadMaker&);

/// What profiles and payloads may name of the dossier as a whole: "code", "title", "owner", "procedure", … and every
/// fact.
[[nodiscard]] Values values_of(const PackageOrder&);

}  // namespace hoso::packaging
