#include "template/blank_picture.hpp"

#include <png.h>
#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string_view>
#include <vector>

#include <hoso/error.hpp>
#include <hoso/stage_context.hpp>

namespace hoso {
namespace {

std::uint32_t big_endian(std::string_view bytes) {
  std::uint32_t number = 0;
  for (const char byte : bytes.substr(0, 4)) {
    number = number << 8 | static_cast<unsigned char>(byte);
  }
  return number;
}

/// One chunk after the other; stops at the first that is damaged (PNG 1.2 §5.3: length, type, data
/// and their CRC-32).
class Chunks {
 public:
  explicit Chunks(std::string_view png) : rest_(png.substr(std::min(png.size(), signature))) {}

  bool next() {
    if (rest_.size() < frame) return false;
    const std::size_t length = big_endian(rest_);
    if (length > rest_.size() - frame) return false;
    const std::string_view checked = rest_.substr(4, 4 + length);
    const auto crc = crc32(0, reinterpret_cast<const Bytef*>(checked.data()),
                           static_cast<uInt>(checked.size()));
    if (crc != big_endian(rest_.substr(8 + length))) return false;
    type = checked.substr(0, 4);
    data = checked.substr(4);
    rest_.remove_prefix(length + frame);
    return true;
  }

  std::string_view type, data;

 private:
  static constexpr std::size_t signature = 8, frame = 12;
  std::string_view rest_;
};

bool undamaged(std::string_view png) {
  Chunks chunks(png);
  while (chunks.next()) {
    if (chunks.type == "IEND") return true;
  }
  return false;
}

/// Resolution of the pHYs chunk, 0 without one. libpng's simplified interface does not tell it.
double stated_dpi(std::string_view png) {
  Chunks chunks(png);
  while (chunks.next() && chunks.type != "IDAT") {
    if (chunks.type == "pHYs" && chunks.data.size() == 9 && chunks.data[8] == 1) {
      const double dpi = big_endian(chunks.data) * 0.0254;  // stated per metre
      return std::round(dpi * 100) / 100;                   // 11811 per metre is meant to be 300 dpi
    }
  }
  return 0;
}

/// A picture whose head was read.
class OpenedPng {
 public:
  OpenedPng(const std::string& bytes, const xml::Origin& origin) {
    png_.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_memory(&png_, bytes.data(), bytes.size())) {
      xml::fail(origin, 0, "a PNG picture", png_.message);
    }
  }
  ~OpenedPng() { png_image_free(&png_); }
  OpenedPng(const OpenedPng&) = delete;
  OpenedPng& operator=(const OpenedPng&) = delete;

  [[nodiscard]] PixelSize size() const {
    return {static_cast<int>(png_.width), static_cast<int>(png_.height)};
  }
  [[nodiscard]] bool within_limits() const {
    const Limits limits;
    return png_.width <= static_cast<unsigned>(limits.side_px) &&
           png_.height <= static_cast<unsigned>(limits.side_px) &&
           std::uint64_t{png_.width} * png_.height <= limits.pixels;
  }
  [[nodiscard]] PageImage decoded(const xml::Origin& origin) {
    png_.format = PNG_FORMAT_GRAY;
    std::vector<std::uint8_t> pixels(PNG_IMAGE_SIZE(png_));
    constexpr png_color white{255, 255, 255};
    if (!png_image_finish_read(&png_, &white, pixels.data(), 0, nullptr)) {
      xml::fail(origin, 0, "an undamaged PNG picture", png_.message);
    }
    return {size(), PixelFormat::gray8, std::move(pixels)};
  }

 private:
  png_image png_{};
};

void append_png(png_structp png, png_bytep bytes, std::size_t count) {
  static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(bytes), count);
}

/// Throwing through libpng is what its error handler is free to do; it must only not return.
[[noreturn]] void fail_png(png_structp, png_const_charp detail) {
  throw Error("emit.failed", {{"artifact", "PNG"}, {"detail", detail}});
}

}  // namespace

Blank blank_of(std::string bytes, const xml::Origin& origin) {
  const OpenedPng png(bytes, origin);
  if (!png.within_limits()) {
    xml::fail(origin, 0, "at most 100 megapixels", "the picture is too large");
  }
  const double dpi = stated_dpi(bytes);
  if (dpi <= 0) xml::fail(origin, 0, "a pHYs chunk in pixels per metre", "no resolution is stated");
  if (!undamaged(bytes)) xml::fail(origin, 0, "an undamaged PNG picture", "its checksums are wrong");
  return {png.size(), dpi,
          [bytes = std::move(bytes), origin] { return OpenedPng(bytes, origin).decoded(origin); }};
}

std::string png_of(const PageImage& image, double dpi) {
  std::string bytes;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, fail_png, nullptr);
  png_infop info = png_create_info_struct(png);
  const auto release = [&png, &info](void*) { png_destroy_write_struct(&png, &info); };
  const std::unique_ptr<void, decltype(release)> guard(png, release);
  png_set_write_fn(png, &bytes, append_png, nullptr);
  const PixelSize size = image.size();
  png_set_IHDR(png, info, static_cast<png_uint_32>(size.width),
               static_cast<png_uint_32>(size.height), 8, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  const auto per_metre = static_cast<png_uint_32>(std::lround(dpi / mm_per_inch * 1000));
  png_set_pHYs(png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
  png_set_compression_level(png, 9);
  png_write_info(png, info);
  for (int y = 0; y < size.height; ++y) png_write_row(png, image.row(y).data());
  png_write_end(png, info);
  return bytes;
}

}  // namespace hoso
