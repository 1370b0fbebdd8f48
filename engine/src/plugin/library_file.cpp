#include "plugin/library_file.hpp"

// boost/dll/library_info.hpp of Boost 1.74 uses std::vector without including it.
#include <vector>

#include <algorithm>
#include <boost/dll/library_info.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include <hoso/error.hpp>
#include <hoso/plugin.hpp>

namespace hoso::plugin {
namespace {

namespace fs = std::filesystem;

struct stat status_of(const fs::path& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) {
    throw Error("plugin.not_found", {{"library", path.filename().string()}});
  }
  return status;
}

/// Root, the user, and whoever owns the running program could change what runs anyway.
bool owner_is_trusted(uid_t owner) {
  struct stat program {};
  const bool known = stat("/proc/self/exe", &program) == 0;
  return owner == 0 || owner == geteuid() || (known && owner == program.st_uid);
}

void judge_place(const fs::path& file, const fs::path& folder) {
  std::error_code failure;
  const fs::path real = fs::canonical(file, failure);
  if (failure) throw Error("plugin.not_found", {{"library", file.filename().string()}});
  if (real.parent_path() != fs::canonical(folder, failure)) {
    throw Error("plugin.outside_folder",
                {{"library", file.filename().string()}, {"folder", folder.string()}});
  }
}

void judge_safety(const fs::path& file, const fs::path& folder) {
  const struct stat library = status_of(file);
  const struct stat place = status_of(folder);
  const bool safe = S_ISREG(library.st_mode) && owner_is_trusted(library.st_uid) &&
                    owner_is_trusted(place.st_uid) &&
                    (library.st_mode & (S_IWGRP | S_IWOTH)) == 0 && (place.st_mode & S_IWOTH) == 0;
  if (!safe) throw Error("plugin.unsafe_file", {{"library", file.string()}});
}

std::vector<std::string> sections_of(const fs::path& file) {
  try {
    return boost::dll::library_info(file).sections();
  } catch (const std::exception&) {
    // Boost reports a short or foreign file in several ways; the reason does not help the user.
    throw Error("plugin.damaged", {{"library", file.filename().string()}});
  }
}

}  // namespace

void judge_place_and_owner(const fs::path& file, const fs::path& folder) {
  judge_place(file, folder);
  judge_safety(file, folder);
}

void judge_library_file(const fs::path& file, const fs::path& folder) {
  judge_place_and_owner(file, folder);
  if (std::ranges::count(sections_of(file), plugin_marker_section) == 0) {
    throw Error("plugin.no_marker", {{"library", file.filename().string()}});
  }
}

}  // namespace hoso::plugin
