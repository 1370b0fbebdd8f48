#include "picture.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <hoso/jpeg.hpp>

#include "bilevel.hpp"
#include "flate_png.hpp"

namespace hoso {
namespace {

PixelSize turned(PixelSize size, int turns) {
  return turns % 2 == 0 ? size : PixelSize{size.height, size.width};
}

/// A source may decode at another scale, but not another part of the page.
bool shows_the_same(const EncodedImage& encoded, const Page& page) {
  const PixelSize stored = turned(encoded.size, page.quarter_turns);
  const PixelSize seen = page.image.size();
  const double stored_ratio = static_cast<double>(stored.width) / stored.height;
  const double seen_ratio = static_cast<double>(seen.width) / seen.height;
  return std::abs(stored_ratio / seen_ratio - 1) < 0.01;
}

/// The frame header of a JPEG file.
struct Frame {
  int marker = 0;
  int bits = 0;
  PixelSize size;
  int components = 0;
};

std::optional<Frame> frame_of(std::span<const std::uint8_t> jpeg) {
  const auto word = [&](std::size_t at) { return jpeg[at] << 8 | jpeg[at + 1]; };
  if (jpeg.size() < 4 || word(0) != 0xFFD8) return std::nullopt;
  std::size_t at = 2;
  while (at + 10 < jpeg.size() && jpeg[at] == 0xFF) {
    const int marker = jpeg[at + 1];
    const bool frame =
        marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame) return Frame{marker, jpeg[at + 4], {word(at + 7), word(at + 5)}, jpeg[at + 9]};
    if (marker == 0xFF) {  // fill byte
      ++at;
      continue;
    }
    if (marker == 0xDA) return std::nullopt;
    at += 2 + static_cast<std::size_t>(word(at + 2));
  }
  return std::nullopt;
}

std::optional<Picture> passed_on(const Page& page) {
  if (!page.encoded || !is_archivable_jpeg(*page.encoded) || !shows_the_same(*page.encoded, page)) {
    return std::nullopt;
  }
  return Picture{
      Picture::Filter::dct, page.encoded->size, page.encoded->components, page.quarter_turns, {},
      page.encoded};
}

Picture lossless_or_jpeg(const PageImage& image, const PictureLimits& limits) {
  const int components = is_colourless(image) ? 1 : bytes_per_pixel(image.format());
  if (auto packed = flate_png(image, components, limits.lossless_bytes)) {
    return {Picture::Filter::flate_png, image.size(), components, 0, std::move(*packed), nullptr};
  }
  return {Picture::Filter::dct,
          image.size(),
          bytes_per_pixel(image.format()),
          0,
          jpeg_bytes(image, limits.jpeg_quality),
          nullptr};
}

}  // namespace

bool is_archivable_jpeg(const EncodedImage& encoded) {
  const auto frame = frame_of(encoded.bytes);
  return frame && frame->marker <= 0xC2 && frame->bits == 8 && frame->size == encoded.size &&
         frame->components == encoded.components &&
         (frame->components == 1 || frame->components == 3);
}

Picture picture_of(const Page& page, const PictureLimits& limits) {
  if (auto picture = passed_on(page)) return *picture;
  if (is_bilevel(page.image)) {
    return {Picture::Filter::ccitt_g4, page.image.size(), 1, 0, ccitt_g4(page.image), nullptr};
  }
  return lossless_or_jpeg(page.image, limits);
}

}  // namespace hoso
