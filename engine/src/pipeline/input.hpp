// Input files on disk.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <hoso/dossier.hpp>
#include <hoso/stages.hpp>

namespace hoso::pipeline {

using FileBytes = std::shared_ptr<const std::vector<std::uint8_t>>;

/// The whole regular file. Its size is judged before it is read. Throws Error: input.not_found,
/// input.empty, limit.file_bytes.
[[nodiscard]] FileBytes load_input(const std::filesystem::path& file, const Limits& limits);

/// Where the files of a run lie, for the stages that look at them once more.
class FilesOnDisk : public InputFiles {
 public:
  struct Known {
    std::filesystem::path path;
    std::string sha256;  ///< of the bytes that were read; empty = it could not be opened
  };
  FilesOnDisk(std::vector<Known> files, const Limits& limits) : files_(std::move(files)), limits_(limits) {}

  [[nodiscard]] std::vector<std::uint8_t> read(int file) const override;

 private:
  std::vector<Known> files_;
  Limits limits_;
};

}  // namespace hoso::pipeline
