// The administrative procedures a dossier can be for.
#pragma once

#include <filesystem>
#include <string>

namespace hoso::app {

/// `code` must be empty or stand in templates/procedures/procedures.tsv; a suffix after a dot (case,
/// province) is the portal's own affair. Templates without that list know no procedure.
/// Throws Error("usage.unknown_procedure") naming the nearest.
void require_known_procedure(const std::string& code, const std::filesystem::path& templates);

}  // namespace hoso::app
