// PREMIS 3.0: what an archive keeps about the files it must keep readable.
#pragma once

#include <string>
#include <vector>

#include "packaging/package_tree.hpp"

namespace hoso::packaging {

struct PremisFile {
  std::string identifier;  ///< unique in the package
  std::string path;        ///< in the package's tree
};

struct PremisContents {
  std::string object;   ///< the package's or the representation's identifier
  bool representation;  ///< false = the whole package (intellectual entity)
  std::string created;  ///< ISO 8601 with zone
  std::string engine;   ///< "hoso 0.1.0"
  std::vector<PremisFile> files;
  const PackageTree& tree;
};

/// The object, its files with checksums and formats (PRONOM), how they came to be and by what. UTF-8.
[[nodiscard]] std::string premis_xml(const PremisContents&);

}  // namespace hoso::packaging
