// The administrative procedures a dossier can be for.
#pragma once

#include <filesystem>

namespace hoso::app {

[[nodiscard]] std::filesystem::path procedures_folder(const std::filesystem::path& templates);

}  // namespace hoso::app
