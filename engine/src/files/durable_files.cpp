#include "files/durable_files.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

#include <hoso/error.hpp>

namespace hoso::files {
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

}  // namespace

void write_durably(const fs::path& file, std::span<const std::uint8_t> bytes) {
  const FileDescriptor opened(file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC);
  while (!bytes.empty()) {
    const ssize_t written = write(opened.value(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(file, std::strerror(errno));
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  sync(opened, file);
}

void replace_durably(const fs::path& file, std::span<const std::uint8_t> bytes) {
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  const TemporaryFolder scratch(folder, file.filename().string());
  const fs::path fresh = scratch.path() / "new";
  write_durably(fresh, bytes);
  std::error_code failure;
  fs::permissions(fresh, fs::perms::owner_read | fs::perms::owner_write, failure);
  if (!failure) fs::rename(fresh, file, failure);
  if (failure) fail(file, failure.message());
  sync_folder(folder);
}

void sync_folder(const fs::path& folder) {
  sync(FileDescriptor(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), folder);
}

TemporaryFolder::TemporaryFolder(const fs::path& parent, const std::string& name) {
  std::string path = (parent / (name + ".tmp-XXXXXX")).string();
  if (!mkdtemp(path.data())) fail(parent, std::strerror(errno));
  path_ = path;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace hoso::files
