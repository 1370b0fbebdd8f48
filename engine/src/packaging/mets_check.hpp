// Does METS.xml tell the truth about its package?
#pragma once

#include <set>
#include <string>

#include "packaging/verify.hpp"
#include "xml/document.hpp"

namespace hoso::packaging {

/// Every file that `mets` names is there, of that size and checksum; its ids lead somewhere; OBJID is the folder's
/// name. Faults go to `report`; the files that it names, to `named`. `folder`: where in `tree` the METS.xml lies,
/// ending in '/' unless empty.
void check_mets(const xml::Document& mets, const PackageTree& tree, const std::string& folder, PackageReport& report,
                std::set<std::string>& named);

}  // namespace hoso::packaging
