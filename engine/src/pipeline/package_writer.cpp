#include "pipeline/package_writer.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>

#include <hoso/error.hpp>
#include <hoso/text.hpp>

namespace hoso::pipeline {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& where, const std::string& why) {
  throw Error("output.not_written", {{"path", where.string()}, {"detail", why}});
}

class FileDescriptor {
 public:
  FileDescriptor(const fs::path& path, int flags) : value_(open(path.c_str(), flags, 0644)) {
    if (value_ < 0) fail(path, std::strerror(errno));
  }
  ~FileDescriptor() { close(value_); }
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  [[nodiscard]] int value() const { return value_; }

 private:
  int value_;
};

void sync(const FileDescriptor& file, const fs::path& path) {
  if (fsync(file.value()) != 0) fail(path, std::strerror(errno));
}

void sync_folder(const fs::path& folder) {
  sync(FileDescriptor(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), folder);
}

void write_file(const fs::path& path, std::span<const std::uint8_t> bytes) {
  const FileDescriptor file(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC);
  while (!bytes.empty()) {
    const ssize_t written = write(file.value(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(path, std::strerror(errno));
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  sync(file, path);
}

/// A folder of the package's own beside its final place, removed unless it was emptied.
class TemporaryFolder {
 public:
  TemporaryFolder(const fs::path& parent, const std::string& name) {
    std::string path = (parent / (name + ".tmp-XXXXXX")).string();
    if (!mkdtemp(path.data())) fail(parent, std::strerror(errno));
    path_ = path;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

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
    write_file(place, artifacts[i].bytes);
  }
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_directory()) sync_folder(entry.path());
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
  const TemporaryFolder trial(folder, "hoso");
}

WrittenPackage write_package(const std::vector<Artifact>& artifacts, const fs::path& parent,
                             const std::string& name) {
  try {
    fs::create_directories(parent);
    const TemporaryFolder temporary(parent, name);
    write_all(artifacts, temporary.path());
    const WrittenPackage places = claimed_places(artifacts, parent / name);
    try {
      move_in(artifacts, temporary.path(), places);
    } catch (...) {
      give_up(places);
      throw;
    }
    sync_folder(parent);
    return places;
  } catch (const fs::filesystem_error& failure) {
    fail(parent, failure.code().message());
  }
}

}  // namespace hoso::pipeline
