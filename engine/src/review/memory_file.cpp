#include "review/memory_file.hpp"

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include <hoso/error.hpp>

namespace hoso::review {
namespace {

[[noreturn]] void fail() { throw Error("output.not_written", {{"path", "memory"}, {"detail", std::strerror(errno)}}); }

}  // namespace

MemoryFile::MemoryFile(std::span<const std::uint8_t> bytes) : descriptor_(memfd_create("hoso", MFD_CLOEXEC)) {
  if (descriptor_ < 0) fail();
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail();
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

MemoryFile::~MemoryFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

std::filesystem::path MemoryFile::path() const { return fmt::format("/proc/{}/fd/{}", getpid(), descriptor_); }

}  // namespace hoso::review
