#include <hoso/page_image.hpp>

#include <cstring>
#include <stdexcept>

namespace hoso {
namespace {

/// Where pixel (x, y) of the turned picture comes from.
std::pair<int, int> source_of(int x, int y, PixelSize source, int turns) {
  switch (turns) {
    case 1: return {y, source.height - 1 - x};
    case 2: return {source.width - 1 - x, source.height - 1 - y};
    default: return {source.width - 1 - y, x};
  }
}

}  // namespace

PageImage::PageImage(PixelSize size, PixelFormat format, std::vector<std::uint8_t> pixels)
    : size_(size), format_(format) {
  if (size.width < 0 || size.height < 0 || pixels.size() != byte_count()) {
    throw std::invalid_argument("page image: the number of pixels does not match the size");
  }
  auto owner = std::make_shared<const std::vector<std::uint8_t>>(std::move(pixels));
  pixels_ = std::shared_ptr<const std::uint8_t>(owner, owner->data());
}

PageImage::PageImage(PixelSize size, PixelFormat format, std::shared_ptr<const std::uint8_t> owner)
    : size_(size), format_(format), pixels_(std::move(owner)) {
  if (size.width < 0 || size.height < 0) throw std::invalid_argument("page image: negative size");
}

PageImage turned(const PageImage& image, int quarter_turns) {
  const int turns = ((quarter_turns % 4) + 4) % 4;
  if (turns == 0 || image.empty()) return image;
  const PixelSize from = image.size();
  const PixelSize to = turns == 2 ? from : PixelSize{from.height, from.width};
  const auto channels = static_cast<std::size_t>(bytes_per_pixel(image.format()));
  std::vector<std::uint8_t> pixels(image.byte_count());
  std::uint8_t* out = pixels.data();
  for (int y = 0; y < to.height; ++y) {
    for (int x = 0; x < to.width; ++x, out += channels) {
      const auto [source_x, source_y] = source_of(x, y, from, turns);
      std::memcpy(out, image.data() + static_cast<std::size_t>(source_y) * image.row_bytes() +
                           static_cast<std::size_t>(source_x) * channels, channels);
    }
  }
  return PageImage(to, image.format(), std::move(pixels));
}

}  // namespace hoso
