// Packages onto the disk, whole or not at all.
#pragma once

#include "packaging/package_tree.hpp"

namespace hoso::packaging {

/// A new folder `folder` with the files of `tree`, whose paths must be safe. Nothing is overwritten: a place that is
/// taken is an error. Throws Error("output.not_written").
void write_folder(const PackageTree& tree, const std::filesystem::path& folder);

}  // namespace hoso::packaging
