// METS 1.12 as E-ARK's Common Specification for Information Packages 2.0.4 (CSIP) uses it. Numbers such as CSIP66
// are that specification's.
#pragma once

#include <string>
#include <vector>

#include "packaging/package_tree.hpp"
#include "packaging/profile.hpp"

namespace hoso::packaging {

/// One METS.xml: of the package, or of a representation.
struct MetsContents {
  std::string object;  ///< OBJID; also the outermost division's label
  std::string label;
  std::string record;
  std::string created;  ///< ISO 8601 with zone
  std::string schemas;  ///< way from the METS.xml to the folder of schemas: "schemas", "../../schemas"
  /// Paths are relative to the METS.xml and lead to `files`.
  std::vector<std::string> descriptive;
  std::vector<std::string> preservation;
  struct Group {
    std::string use;  ///< "Documentation", "Schemas", "Data", "Representations/rep1"
    std::vector<std::string> files;
  };
  std::vector<Group> groups;
  /// Which descriptive file is about which file of the data.
  struct Link {
    std::string about;
    std::string file;
  };
  std::vector<Link> links;
  const PackageTree& files;
  std::string folder;  ///< where in `files` the METS.xml lies; empty = at the root
};

/// UTF-8. Ids are made from object and path, so they never change.
[[nodiscard]] std::string mets_xml(const MetsContents&, const MetsSettings&);

}  // namespace hoso::packaging
