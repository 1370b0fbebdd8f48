#include "packaging/write_tree.hpp"

#include <cerrno>
#include <cstring>
#include <set>

#include <hoso/error.hpp>

#include "files/durable_files.hpp"

namespace hoso::packaging {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& where, const std::string& why) {
  throw Error("output.not_written", {{"path", where.string()}, {"detail", why}});
}

void write_all(const PackageTree& tree, const fs::path& folder) {
  std::set<fs::path> folders{folder};
  for (const auto& [path, bytes] : tree) {
    const fs::path place = folder / path;
    fs::create_directories(place.parent_path());
    files::write_durably(place, bytes);
    for (fs::path parent = place.parent_path(); parent != folder; parent = parent.parent_path()) folders.insert(parent);
  }
  for (const fs::path& one : folders) files::sync_folder(one);
}

}  // namespace

void write_folder(const PackageTree& tree, const fs::path& folder) {
  try {
    const fs::path target = fs::absolute(folder).lexically_normal();
    const fs::path place = target.has_filename() ? target : target.parent_path();
    if (fs::exists(fs::symlink_status(place))) fail(folder, std::strerror(EEXIST));
    fs::create_directories(place.parent_path());
    const files::TemporaryFolder temporary(place.parent_path(), "hoso");
    const fs::path inner = temporary.path() / "package";
    fs::create_directory(inner);
    write_all(tree, inner);
    // Claimed first, as an empty folder, so that nothing of anybody else is replaced.
    if (!fs::create_directory(place)) fail(folder, std::strerror(EEXIST));
    fs::rename(inner, place);
    files::sync_folder(place.parent_path());
  } catch (const fs::filesystem_error& failure) {
    fail(folder, failure.code().message());
  }
}

}  // namespace hoso::packaging
