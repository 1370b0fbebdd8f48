#include "package_reading.hpp"

#include "confined_answer.hpp"
#include "packaging/read_tree.hpp"

namespace hoso::app {
namespace {

/// The files of `zip`, which is opened in a confined child: what comes back is a zip of its making.
packaging::PackageTree unzipped(const CommandLine& line, const std::filesystem::path& file) {
  const packaging::Bytes zip = packaging::read_file(file);
  const std::string made = confined_bytes(line, zip.size(), [&] {
    const packaging::PackageTree tree = packaging::read_zip(zip).tree;
    return std::string(packaging::text_of(packaging::zip_of(tree, std::chrono::sys_seconds())));
  });
  return packaging::read_zip(packaging::bytes_of(made)).tree;
}

}  // namespace

portal::PackageFiles read_package(const CommandLine& line) {
  const std::filesystem::path& package = line.files.front();
  return portal::package_root(std::filesystem::is_directory(package) ? packaging::read_folder(package)
                                                                     : unzipped(line, package));
}

}  // namespace hoso::app
