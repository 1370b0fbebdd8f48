// BagIt 1.0 (RFC 8493): any files, wrapped so that a missing or altered one is found.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "packaging/package_tree.hpp"

namespace hoso::packaging {

struct BagTerms {
  std::vector<std::string> algorithms;  ///< "sha512", "sha256"
  /// Lines of bag-info.txt in order, without Payload-Oxum, which is added.
  std::vector<std::pair<std::string, std::string>> info;
};

/// `payload` as a bag: data/…, bagit.txt, bag-info.txt, a manifest and a tag manifest for each algorithm.
[[nodiscard]] PackageTree bagged(PackageTree payload, const BagTerms&);

/// What is wrong with a bag. `path` is a file of the bag.
struct BagFault {
  enum class Kind { no_bag, unreadable, missing, altered, unlisted, weak, wrong_total };
  Kind kind;
  std::string path;
  friend bool operator==(const BagFault&, const BagFault&) = default;
};

[[nodiscard]] bool is_bag(const PackageTree& tree);

/// Every fault; empty = complete and valid (RFC 8493, 3). Each payload file must be in every payload manifest.
/// Manifests of algorithms weaker than SHA-256 do not count. Signatures (*.p7s) need not be listed.
[[nodiscard]] std::vector<BagFault> bag_faults(const PackageTree& bag);

}  // namespace hoso::packaging
