#include "external/picture_memory.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "confine/shared_memory.hpp"

#ifndef F_SEAL_FUTURE_WRITE
#define F_SEAL_FUTURE_WRITE 0x0010  // Linux 5.1
#endif

namespace hoso::external {

PictureMemory::PictureMemory() : file_(confine::make_memory_file("hoso-pictures")) {
  const auto fail = [] { throw std::system_error(errno, std::generic_category(), "picture memory"); };
  if (::ftruncate(file_.get(), static_cast<off_t>(picture_bytes)) != 0) fail();
  void* start = ::mmap(nullptr, picture_bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file_.get(), 0);
  if (start == MAP_FAILED) fail();
  start_ = static_cast<std::uint8_t*>(start);
  constexpr int seals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_FUTURE_WRITE | F_SEAL_SEAL;
  if (::fcntl(file_.get(), F_ADD_SEALS, seals) != 0) {
    const int error = errno;
    ::munmap(start_, picture_bytes);
    throw std::system_error(error, std::generic_category(), "picture memory");
  }
}

PictureMemory::~PictureMemory() { ::munmap(start_, picture_bytes); }

}  // namespace hoso::external
