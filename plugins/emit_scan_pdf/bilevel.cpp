#include "bilevel.hpp"

#include <algorithm>
#include <cstring>
#include <memory>

#include <tiffio.h>

#include <hoso/error.hpp>

namespace hoso {
namespace {

/// What libtiff writes to instead of a file.
struct Memory {
  std::vector<std::uint8_t> bytes;
  std::size_t at = 0;
};

tmsize_t read_memory(thandle_t handle, void* out, tmsize_t wanted) {
  auto& memory = *static_cast<Memory*>(handle);
  const std::size_t left = memory.bytes.size() - std::min(memory.at, memory.bytes.size());
  const std::size_t count = std::min(left, static_cast<std::size_t>(wanted));
  std::memcpy(out, memory.bytes.data() + memory.at, count);
  memory.at += count;
  return static_cast<tmsize_t>(count);
}

tmsize_t write_memory(thandle_t handle, void* data, tmsize_t count) {
  auto& memory = *static_cast<Memory*>(handle);
  const std::size_t end = memory.at + static_cast<std::size_t>(count);
  memory.bytes.resize(std::max(memory.bytes.size(), end));
  std::memcpy(memory.bytes.data() + memory.at, data, static_cast<std::size_t>(count));
  memory.at = end;
  return count;
}

toff_t seek_memory(thandle_t handle, toff_t offset, int whence) {
  auto& memory = *static_cast<Memory*>(handle);
  if (whence == SEEK_CUR) offset += memory.at;
  if (whence == SEEK_END) offset += memory.bytes.size();
  memory.at = offset;
  return offset;
}

toff_t size_of_memory(thandle_t handle) { return static_cast<Memory*>(handle)->bytes.size(); }

int close_memory(thandle_t) { return 0; }

/// 1 = black, eight pixels a byte, the leftmost in the highest bit.
std::vector<std::uint8_t> packed_bits(const PageImage& image) {
  const auto step = static_cast<std::size_t>(bytes_per_pixel(image.format()));
  const auto width = static_cast<std::size_t>(image.size().width);
  const std::size_t row_bytes = (width + 7) / 8;
  std::vector<std::uint8_t> bits(row_bytes * static_cast<std::size_t>(image.size().height));
  for (int y = 0; y < image.size().height; ++y) {
    const auto row = image.row(y);
    std::uint8_t* out = bits.data() + static_cast<std::size_t>(y) * row_bytes;
    for (std::size_t x = 0; x < width; ++x) {
      if (row[x * step] < 128) out[x / 8] |= static_cast<std::uint8_t>(0x80 >> (x % 8));
    }
  }
  return bits;
}

void describe(TIFF* tiff, PixelSize size) {
  TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, size.width);
  TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, size.height);
  TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, size.height);  // one strip = one PDF stream
  TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 1);
  TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
  TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
  TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE);
  TIFFSetField(tiff, TIFFTAG_FILLORDER, FILLORDER_MSB2LSB);
  TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_CCITTFAX4);
}

std::vector<std::uint8_t> first_strip(TIFF* tiff, const Memory& memory) {
  const auto begin = static_cast<std::ptrdiff_t>(TIFFGetStrileOffset(tiff, 0));
  const auto count = static_cast<std::ptrdiff_t>(TIFFGetStrileByteCount(tiff, 0));
  return {memory.bytes.begin() + begin, memory.bytes.begin() + begin + count};
}

}  // namespace

bool is_bilevel(const PageImage& image) {
  return std::ranges::all_of(image.bytes(),
                             [](std::uint8_t value) { return value == 0 || value == 255; }) &&
         is_colourless(image);
}

bool is_colourless(const PageImage& image) {
  if (image.format() == PixelFormat::gray8) return true;
  const auto bytes = image.bytes();
  for (std::size_t i = 0; i + 2 < bytes.size(); i += 3) {
    if (bytes[i] != bytes[i + 1] || bytes[i] != bytes[i + 2]) return false;
  }
  return true;
}

std::vector<std::uint8_t> ccitt_g4(const PageImage& image) {
  Memory memory;
  const std::unique_ptr<TIFF, void (*)(TIFF*)> tiff(
      TIFFClientOpen("page", "wm", &memory, read_memory, write_memory, seek_memory, close_memory,
                     size_of_memory, nullptr, nullptr),
      TIFFClose);
  if (!tiff) throw Error("emit.failed", {{"artifact", "scan"}, {"detail", "CCITT G4"}});
  describe(tiff.get(), image.size());
  auto bits = packed_bits(image);
  if (TIFFWriteEncodedStrip(tiff.get(), 0, bits.data(), static_cast<tmsize_t>(bits.size())) < 0 ||
      TIFFFlushData(tiff.get()) == 0) {
    throw Error("emit.failed", {{"artifact", "scan"}, {"detail", "CCITT G4"}});
  }
  return first_strip(tiff.get(), memory);
}

}  // namespace hoso
