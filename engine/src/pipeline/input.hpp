// Input files on disk.
#pragma once

#include <filesystem>
#include <memory>

#include <hoso/dossier.hpp>
#include <hoso/stages.hpp>

namespace hoso::pipeline {

using FileBytes = std::shared_ptr<const std::vector<std::uint8_t>>;

/// The whole regular file. Its size is judged before it is read. Throws Error: input.not_found,
/// input.empty, limit.file_bytes.
[[nodiscard]] FileBytes load_input(const std::filesystem::path& file, const Limits& limits);

}  // namespace hoso::pipeline
