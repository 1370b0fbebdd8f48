// Pixels of one page, immutable and shared.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include <hoso/geometry.hpp>

namespace hoso {

/// How a pixel is stored.
enum class PixelFormat {
  gray8,  ///< 1 byte a pixel, 0 = black
  bgr24,  ///< 3 bytes a pixel, blue first
};

/// 1 or 3.
[[nodiscard]] constexpr int bytes_per_pixel(PixelFormat format) {
  return format == PixelFormat::gray8 ? 1 : 3;
}

/// An immutable picture. Copies share the pixels; safe to read from several threads.
/// Rows run top to bottom without padding. A default-built one is empty (0 x 0).
class PageImage {
 public:
  PageImage() = default;
  /// Takes the pixels over. Throws std::invalid_argument when their number does not match.
  PageImage(PixelSize size, PixelFormat format, std::vector<std::uint8_t> pixels);
  /// Shares pixels owned by `owner` (for example a mapped file or shared memory).
  PageImage(PixelSize size, PixelFormat format, std::shared_ptr<const std::uint8_t> owner);

  /// Whether there is no pixel.
  [[nodiscard]] bool empty() const { return size_.width == 0 || size_.height == 0; }
  /// In pixels; 0 x 0 = empty.
  [[nodiscard]] PixelSize size() const { return size_; }
  /// How each pixel is stored.
  [[nodiscard]] PixelFormat format() const { return format_; }
  /// Bytes from one row to the next.
  [[nodiscard]] std::size_t row_bytes() const {
    return static_cast<std::size_t>(size_.width) *
           static_cast<std::size_t>(bytes_per_pixel(format_));
  }
  /// Bytes of all rows.
  [[nodiscard]] std::size_t byte_count() const {
    return row_bytes() * static_cast<std::size_t>(size_.height);
  }
  /// The first row; null = empty. Lives as long as any copy.
  [[nodiscard]] const std::uint8_t* data() const { return pixels_.get(); }
  /// All rows. Lives as long as any copy.
  [[nodiscard]] std::span<const std::uint8_t> bytes() const { return {data(), byte_count()}; }
  /// Row `y`, from 0 at the top; it must exist. Lives as long as any copy.
  [[nodiscard]] std::span<const std::uint8_t> row(int y) const {
    return {data() + static_cast<std::size_t>(y) * row_bytes(), row_bytes()};
  }

 private:
  PixelSize size_;
  PixelFormat format_ = PixelFormat::gray8;
  std::shared_ptr<const std::uint8_t> pixels_;
};

/// `image` turned clockwise by `quarter_turns` x 90 degrees (any integer).
[[nodiscard]] PageImage turned(const PageImage& image, int quarter_turns);

}  // namespace hoso
