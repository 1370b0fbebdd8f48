// What `hoso run` makes of sample pages, and packages built from it.
#pragma once

#include "packaging/build.hpp"
#include "support/hoso_command.hpp"

namespace hoso::test {

using packaging::BuiltPackage;
using packaging::Bytes;
using packaging::PackageTree;

/// One dossier: a CT01 and a page of a birth declaration, from two files. Made once for a program's tests.
class SampleRun {
 public:
  static const SampleRun& shared();

  [[nodiscard]] const std::filesystem::path& package() const { return package_; }
  [[nodiscard]] const PackageTree& tree() const { return tree_; }
  [[nodiscard]] const packaging::PackedDossier& dossier() const { return dossier_; }
  [[nodiscard]] const PackageTree& schemas() const { return schemas_; }

  /// The sample as a package of that profile.
  [[nodiscard]] BuiltPackage built(const std::string& profile, const packaging::PackageFacts& facts) const;
  [[nodiscard]] BuiltPackage built(const std::string& profile) const { return built(profile, usual_facts()); }

  [[nodiscard]] static packaging::PackageFacts usual_facts();

  SampleRun();

 private:
  testing_support::TestFolder folder_;
  std::filesystem::path package_;
  PackageTree tree_;
  packaging::PackedDossier dossier_;
  PackageTree schemas_;
};

}  // namespace hoso::test
