#include "template/blank_picture.hpp"

#include <png.h>

#include <cmath>
#include <memory>
#include <string_view>
#include <vector>

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

/// Resolution of the pHYs chunk, 0 without one. libpng's simplified interface does not tell it.
double stated_dpi(std::string_view png) {
  constexpr std::size_t signature = 8, frame = 12;  // length, type, CRC
  for (std::string_view rest = png.substr(signature); rest.size() >= frame;) {
    const std::size_t length = big_endian(rest);
    if (length > rest.size() - frame || rest.substr(4, 4) == "IDAT") return 0;
    const std::string_view data = rest.substr(8, length);
    if (rest.substr(4, 4) == "pHYs" && length == 9 && data[8] == 1) {
      const double dpi = big_endian(data) * 0.0254;  // stated per metre
      return std::round(dpi * 100) / 100;            // 11811 per metre is meant to be 300 dpi
    }
    rest.remove_prefix(length + frame);
  }
  return 0;
}

struct FreePng {
  void operator()(png_image* png) const { png_image_free(png); }
};

bool within_limits(const png_image& png) {
  const Limits limits;
  return png.width <= static_cast<unsigned>(limits.side_px) &&
         png.height <= static_cast<unsigned>(limits.side_px) &&
         std::uint64_t{png.width} * png.height <= limits.pixels;
}

}  // namespace

BlankPicture decode_blank(const std::string& bytes, const xml::Origin& origin) {
  png_image png{};
  png.version = PNG_IMAGE_VERSION;
  const std::unique_ptr<png_image, FreePng> release(&png);
  if (!png_image_begin_read_from_memory(&png, bytes.data(), bytes.size())) {
    xml::fail(origin, 0, "a PNG picture", png.message);
  }
  if (!within_limits(png)) {
    xml::fail(origin, 0, "at most 100 megapixels", "the picture is too large");
  }
  const double dpi = stated_dpi(bytes);
  if (dpi <= 0) xml::fail(origin, 0, "a pHYs chunk in pixels per metre", "no resolution is stated");
  png.format = PNG_FORMAT_GRAY;
  std::vector<std::uint8_t> pixels(PNG_IMAGE_SIZE(png));
  constexpr png_color white{255, 255, 255};
  if (!png_image_finish_read(&png, &white, pixels.data(), 0, nullptr)) {
    xml::fail(origin, 0, "an undamaged PNG picture", png.message);
  }
  const PixelSize size{static_cast<int>(png.width), static_cast<int>(png.height)};
  return {PageImage(size, PixelFormat::gray8, std::move(pixels)), dpi};
}

}  // namespace hoso
