// Scanned pages as one TIFF file.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <hoso/page.hpp>

#include "confine/file_descriptor.hpp"

namespace hoso::intake {

/// Pages go in one after the other and are compressed at once, without loss (Deflate), so that memory holds no more
/// than a page and the file. Nothing is on a disk.
class TiffPages {
 public:
  TiffPages();
  ~TiffPages();
  TiffPages(const TiffPages&) = delete;
  TiffPages& operator=(const TiffPages&) = delete;

  /// Grey or colour, with its stated_dpi. Throws Error "output.not_written".
  void add(const Page& page);
  [[nodiscard]] int count() const { return count_; }
  [[nodiscard]] std::uint64_t byte_count() const;
  /// The whole file; no page can be added any more.
  [[nodiscard]] std::vector<std::uint8_t> finish();

 private:
  struct Close {
    void operator()(void* tiff) const;
  };
  confine::FileDescriptor memory_;
  std::unique_ptr<void, Close> tiff_;
  int count_ = 0;
};

}  // namespace hoso::intake
