// Packages as the commands about receiving systems take them.
#pragma once

#include <filesystem>

#include "portal/rehearsal.hpp"

namespace hoso::app {

/// The files below the folder that holds dossier.xml. Throws Error("input.not_found") and what reading a package
/// throws: links and other odd entries are refused, not followed.
[[nodiscard]] portal::PackageFiles read_package(const std::filesystem::path& package);

}  // namespace hoso::app
