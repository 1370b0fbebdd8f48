// Packages as the commands about receiving systems take them.
#pragma once

#include "command_line.hpp"
#include "portal/rehearsal.hpp"

namespace hoso::app {

/// The files of the package asked for, a folder or a zip, below the folder that holds dossier.xml. Throws what
/// packaging::read_folder, read_zip and confined_bytes throw.
[[nodiscard]] portal::PackageFiles read_package(const CommandLine&);

}  // namespace hoso::app
