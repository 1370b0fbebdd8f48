#include "intake/readable_file.hpp"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>

#include <hoso/error.hpp>

#include "confine/file_descriptor.hpp"

namespace hoso::intake {
namespace {

int open_for_reading(const std::filesystem::path& file, Links links) {
  // O_NONBLOCK: a pipe without a writer would wait for ever.
  constexpr int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
  if (links == Links::follow) return ::open(file.c_str(), flags);
  open_how how{};
  how.flags = flags;
  how.resolve = RESOLVE_NO_SYMLINKS;
  return static_cast<int>(syscall(SYS_openat2, AT_FDCWD, file.c_str(), &how, sizeof how));
}

struct stat judged(int descriptor, const std::string& name, std::uint64_t most_bytes) {
  struct stat status {};
  if (fstat(descriptor, &status) != 0) throw Error("input.not_found", {{"file", name}});
  if (!S_ISREG(status.st_mode)) throw Error("input.not_a_file", {{"file", name}});
  if (status.st_size == 0) throw Error("input.empty", {{"file", name}});
  if (static_cast<std::uint64_t>(status.st_size) > most_bytes) {
    throw Error("limit.file_bytes", {{"file", name}, {"limit", std::to_string(most_bytes >> 20)}});
  }
  return status;
}

/// Up to one byte more than `size`: that one tells that the file grew.
Bytes read_up_to(int descriptor, std::size_t size) {
  Bytes bytes(size + 1);
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t got = ::read(descriptor, bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

bool is_same(const struct stat& before, const struct stat& after) {
  return before.st_size == after.st_size && before.st_mtim.tv_sec == after.st_mtim.tv_sec &&
         before.st_mtim.tv_nsec == after.st_mtim.tv_nsec;
}

}  // namespace

Bytes read_whole(const std::filesystem::path& file, std::uint64_t most_bytes, Links links) {
  const std::string name = file.filename().string();
  const confine::FileDescriptor opened(open_for_reading(file, links));
  if (!opened) throw Error(errno == ELOOP || errno == ENXIO ? "input.not_a_file" : "input.not_found", {{"file", name}});
  const struct stat before = judged(opened.get(), name, most_bytes);
  Bytes bytes = read_up_to(opened.get(), static_cast<std::size_t>(before.st_size));
  struct stat after {};
  const bool told = fstat(opened.get(), &after) == 0;
  if (!told || !is_same(before, after) || bytes.size() != static_cast<std::size_t>(before.st_size)) {
    throw Error("input.changed", {{"file", name}});
  }
  return bytes;
}

}  // namespace hoso::intake
