#include "exif.hpp"

#include <cstddef>
#include <optional>

namespace hoso::source_image {
namespace {

constexpr int tag_orientation = 274;
constexpr int tag_x_resolution = 282;
constexpr int tag_resolution_unit = 296;
constexpr std::size_t entry_bytes = 12;

/// Numbers of a TIFF structure; reads outside of it give 0.
class TiffNumbers {
 public:
  explicit TiffNumbers(std::span<const std::uint8_t> bytes)
      : bytes_(bytes), big_endian_(!bytes.empty() && bytes[0] == 'M') {}

  [[nodiscard]] std::uint32_t u16(std::size_t offset) const { return number(offset, 2); }
  [[nodiscard]] std::uint32_t u32(std::size_t offset) const { return number(offset, 4); }
  [[nodiscard]] double rational(std::size_t offset) const {
    const std::uint32_t denominator = u32(offset + 4);
    return denominator == 0 ? 0 : static_cast<double>(u32(offset)) / denominator;
  }

 private:
  [[nodiscard]] std::uint32_t number(std::size_t offset, std::size_t size) const {
    if (offset > bytes_.size() || bytes_.size() - offset < size) return 0;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      value = value << 8 | bytes_[offset + (big_endian_ ? i : size - 1 - i)];
    }
    return value;
  }

  std::span<const std::uint8_t> bytes_;
  bool big_endian_;
};

/// Dots per inch out of a resolution and its unit (2 = inch, 3 = cm).
double dots_per_inch(double resolution, std::uint32_t unit) {
  if (unit == 3) return resolution * 2.54;
  return unit == 1 ? 0 : resolution;
}

}  // namespace

Exif read_exif(std::span<const std::uint8_t> bytes) {
  const TiffNumbers numbers(bytes);
  const std::size_t directory = numbers.u32(4);
  const std::uint32_t entries = numbers.u16(directory);
  double resolution = 0;
  std::uint32_t unit = 2;
  Exif exif;
  for (std::uint32_t i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + i * entry_bytes;
    if (entry + entry_bytes > bytes.size()) break;
    switch (numbers.u16(entry)) {
      case tag_orientation: exif.orientation = static_cast<int>(numbers.u16(entry + 8)); break;
      case tag_x_resolution: resolution = numbers.rational(numbers.u32(entry + 8)); break;
      case tag_resolution_unit: unit = numbers.u16(entry + 8); break;
      default: break;
    }
  }
  exif.dpi = dots_per_inch(resolution, unit);
  return exif;
}

}  // namespace hoso::source_image
