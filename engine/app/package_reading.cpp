#include "package_reading.hpp"

#include <fstream>
#include <iterator>

#include <hoso/error.hpp>

namespace hoso::app {
namespace {

namespace fs = std::filesystem;

portal::Bytes content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

portal::PackageFiles read_package(const fs::path& package) {
  portal::PackageFiles files;
  for (const auto& entry : fs::recursive_directory_iterator(package)) {
    if (entry.is_symlink()) throw Error("input.not_a_file", {{"file", entry.path().filename().string()}});
    if (!entry.is_regular_file()) continue;
    files[entry.path().lexically_relative(package).generic_string()] = content_of(entry.path());
  }
  return portal::package_root(files);
}

}  // namespace hoso::app
