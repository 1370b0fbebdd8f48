#include "pipeline/package_writer.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include <fmt/format.h>

#include <hoso/error.hpp>
#include <hoso/text.hpp>

#include "files/durable_files.hpp"

namespace hoso::pipeline {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& where, const std::string& why) {
  throw Error("output.not_written", {{"path", where.string()}, {"detail", why}});
}

/// Where an artifact lies in the temporary folder: the package in "package", the rest by number.
fs::path temporary_place(const fs::path& folder, const Artifact& artifact, std::size_t index) {
  return artifact.beside_package ? folder / std::to_string(index)
                                 : folder / "package" / artifact.path;
}

void write_all(const std::vector<Artifact>& artifacts, const fs::path& folder) {
  fs::create_directory(folder / "package");
  for (std::size_t i = 0; i < artifacts.size(); ++i) {
    const fs::path place = temporary_place(folder, artifacts[i], i);
    fs::create_directories(place.parent_path());
    files::write_durably(place, artifacts[i].bytes);
  }
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_directory()) files::sync_folder(entry.path());
  }
}

WrittenPackage places_for(const std::vector<Artifact>& artifacts, const fs::path& stem) {
  WrittenPackage places{stem, {}};
  for (const Artifact& artifact : artifacts) {
    if (!artifact.beside_package) continue;
    places.beside.push_back(stem.string() + fs::path(artifact.path).extension().string());
  }
  return places;
}

bool taken(const fs::path& path) { return fs::exists(fs::symlink_status(path)); }

/// The first free numbered places; the folder is made at once, empty, so that no other run takes
/// the same.
WrittenPackage claimed_places(const std::vector<Artifact>& artifacts, const fs::path& stem) {
  for (int number = 1;; ++number) {
    const fs::path numbered =
        number == 1 ? stem : fs::path(fmt::format("{}-{}", stem.string(), number));
    WrittenPackage places = places_for(artifacts, numbered);
    if (std::ranges::any_of(places.beside, taken)) continue;
    if (!taken(places.folder) && fs::create_directory(places.folder)) return places;
  }
}

/// The folder goes last: once it is there, everything is. Renaming over an empty folder is atomic.
void move_in(const std::vector<Artifact>& artifacts, const fs::path& folder,
             const WrittenPackage& places) {
  auto beside = places.beside.begin();
  for (std::size_t i = 0; i < artifacts.size(); ++i) {
    if (artifacts[i].beside_package) {
      fs::rename(temporary_place(folder, artifacts[i], i), *beside++);
    }
  }
  fs::rename(folder / "package", places.folder);
}

/// Undoes a claim that came to nothing.
void give_up(const WrittenPackage& places) {
  std::error_code ignored;
  for (const fs::path& path : places.beside) fs::remove(path, ignored);
  fs::remove(places.folder, ignored);
}

}  // namespace

std::string package_name(const fs::path& first_input) {
  constexpr std::size_t longest = 80;
  std::string name;
  for (const char letter : folded(first_input.stem().string())) {
    const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
                       letter == '_';
    if (plain) name += letter;
    else if (!name.empty() && name.back() != '-') name += '-';
    if (name.size() == longest) break;
  }
  while (name.ends_with('-')) name.pop_back();
  return name.empty() ? "dossier" : name;
}

void require_place_for_package(const fs::path& parent) {
  std::error_code unreachable;
  fs::path folder = fs::absolute(parent);
  while (!fs::exists(folder, unreachable) && folder.has_relative_path()) folder = folder.parent_path();
  if (!fs::is_directory(folder, unreachable)) fail(folder, std::strerror(ENOTDIR));
  // A file system may refuse what access() grants, /proc does so to root: so a folder is made there.
  const files::TemporaryFolder trial(folder, "hoso");
}

WrittenPackage write_package(const std::vector<Artifact>& artifacts, const fs::path& parent,
                             const std::string& name) {
  try {
    fs::create_directories(parent);
    const files::TemporaryFolder temporary(parent, name);
    write_all(artifacts, temporary.path());
    const WrittenPackage places = claimed_places(artifacts, parent / name);
    try {
      move_in(artifacts, temporary.path(), places);
    } catch (...) {
      give_up(places);
      throw;
    }
    files::sync_folder(parent);
    return places;
  } catch (const fs::filesystem_error& failure) {
    fail(parent, failure.code().message());
  }
}

}  // namespace hoso::pipeline
