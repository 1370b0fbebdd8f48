#include "bench/scratch_folder.hpp"

#include <cstdlib>
#include <fstream>
#include <string>

#include <hoso/error.hpp>

namespace hoso::bench {

void write_file(const std::filesystem::path& file, std::string_view bytes) {
  std::ofstream stream(file, std::ios::binary);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  if (!stream) throw Error("output.not_written", {{"path", file.string()}, {"detail", "write"}});
}

void write_file(const std::filesystem::path& file, std::span<const std::uint8_t> bytes) {
  write_file(file, std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

ScratchFolder::ScratchFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "hoso-XXXXXX").string();
  if (!mkdtemp(pattern.data())) throw Error("output.not_written", {{"path", pattern}, {"detail", "mkdtemp"}});
  path_ = pattern;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace hoso::bench
