#include "pipeline/input.hpp"

#include <fstream>

#include <hoso/error.hpp>
#include <hoso/sha256.hpp>

namespace hoso::pipeline {

FileBytes load_input(const std::filesystem::path& file, const Limits& limits) {
  std::error_code failure;
  if (!std::filesystem::exists(file, failure)) throw Error("input.not_found");
  // A pipe or a device could be endless.
  if (!std::filesystem::is_regular_file(file, failure)) throw Error("input.not_a_file");
  const std::uint64_t size = std::filesystem::file_size(file, failure);
  if (failure) throw Error("input.not_found");
  if (size == 0) throw Error("input.empty");
  if (size > limits.file_bytes) {
    throw Error("limit.file_bytes", {{"limit", std::to_string(limits.file_bytes >> 20)}});
  }
  auto bytes = std::make_shared<std::vector<std::uint8_t>>(size);
  std::ifstream stream(file, std::ios::binary);
  stream.read(reinterpret_cast<char*>(bytes->data()), static_cast<std::streamsize>(size));
  if (static_cast<std::uint64_t>(stream.gcount()) != size) throw Error("input.not_found");
  return bytes;
}

std::vector<std::uint8_t> FilesOnDisk::read(int file) const {
  const Known& known = files_.at(static_cast<std::size_t>(file));
  const FileBytes bytes = load_input(known.path, limits_);
  if (sha256_hex(*bytes) != known.sha256) throw Error("input.changed");
  return *bytes;
}

}  // namespace hoso::pipeline
