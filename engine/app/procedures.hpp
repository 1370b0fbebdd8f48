// The administrative procedures a dossier can be for.
#pragma once

#include <filesystem>
#include <string>

namespace hoso::app {

[[nodiscard]] std::filesystem::path procedures_folder(const std::filesystem::path& templates);

/// `code` must be empty or one that known_procedure knows. Throws Error("usage.unknown_procedure")
/// naming the nearest.
void require_known_procedure(const std::string& code, const std::filesystem::path& templates);

}  // namespace hoso::app
