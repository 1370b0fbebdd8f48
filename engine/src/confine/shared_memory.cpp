#include "confine/shared_memory.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <system_error>
#include <thread>

namespace hoso::confine {
namespace {

constexpr int seal_tries = 20;
constexpr std::chrono::milliseconds seal_pause{20};

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

}  // namespace

FileDescriptor make_memory_file(const char* label) {
  FileDescriptor memory(::memfd_create(label, MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (!memory) fail("memfd_create");
  return memory;
}

FileDescriptor sealed_memory_file(std::span<const std::uint8_t> bytes) {
  FileDescriptor memory = make_memory_file("hoso-input");
  write_at(memory, bytes, 0);
  if (!seal(memory)) fail("seal");
  return memory;
}

bool seal(const FileDescriptor& memory) {
  const auto sealed = [&] {
    return ::fcntl(memory.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) == 0;
  };
  // The kernel says EBUSY also while it moves or looks at the pages itself, for a fraction of a second.
  for (int tries = 0; tries < seal_tries; ++tries) {
    if (sealed()) return true;
    if (errno != EBUSY) return false;
    std::this_thread::sleep_for(seal_pause);
  }
  return sealed();
}

std::uint64_t byte_count(const FileDescriptor& memory) {
  struct stat status {};
  if (::fstat(memory.get(), &status) != 0) fail("fstat");
  return static_cast<std::uint64_t>(status.st_size);
}

void write_at(const FileDescriptor& memory, std::span<const std::uint8_t> bytes,
              std::uint64_t offset) {
  while (!bytes.empty()) {
    const ssize_t written =
        ::pwrite(memory.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) fail("pwrite");
    bytes = bytes.subspan(static_cast<std::size_t>(written));
    offset += static_cast<std::uint64_t>(written);
  }
}

std::shared_ptr<const std::uint8_t> mapped(const FileDescriptor& memory, std::size_t size) {
  if (size == 0) return nullptr;
  void* address = ::mmap(nullptr, size, PROT_READ, MAP_SHARED | MAP_POPULATE, memory.get(), 0);
  if (address == MAP_FAILED) fail("mmap");
  return {static_cast<const std::uint8_t*>(address),
          [address, size](const std::uint8_t*) { ::munmap(address, size); }};
}

}  // namespace hoso::confine
