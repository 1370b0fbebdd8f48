#include <webp/decode.h>

#include <cstring>

#include <hoso/page_canvas.hpp>

#include "exif.hpp"
#include "flatten.hpp"
#include "readers.hpp"

namespace hoso::source_image {
namespace {

using Bytes = std::span<const std::uint8_t>;

std::size_t u32_le(Bytes bytes, std::size_t at) {
  return bytes[at] | static_cast<std::size_t>(bytes[at + 1]) << 8 |
         static_cast<std::size_t>(bytes[at + 2]) << 16 |
         static_cast<std::size_t>(bytes[at + 3]) << 24;
}

/// The EXIF chunk of the RIFF container; empty = none.
Bytes exif_chunk(Bytes file) {
  constexpr std::size_t header = 8;
  for (std::size_t at = 12; at + header <= file.size();) {
    const std::size_t size = u32_le(file, at + 4);
    if (size > file.size() - at - header) return {};
    if (std::memcmp(file.data() + at, "EXIF", 4) == 0) {
      const Bytes chunk = file.subspan(at + header, size);
      const bool prefixed = chunk.size() > 6 && std::memcmp(chunk.data(), "Exif\0\0", 6) == 0;
      return prefixed ? chunk.subspan(6) : chunk;
    }
    at += header + size + size % 2;
  }
  return {};
}

/// false = damaged. `stride` bytes a row.
bool decode(Bytes file, std::vector<std::uint8_t>& pixels, int stride, bool has_alpha) {
  const auto into = has_alpha ? WebPDecodeBGRAInto : WebPDecodeBGRInto;
  return into(file.data(), file.size(), pixels.data(), pixels.size(), stride) != nullptr;
}

class WebpReader : public PageReader {
 public:
  explicit WebpReader(Bytes file) : file_(file) {
    if (WebPGetFeatures(file.data(), file.size(), &features_) != VP8_STATUS_OK ||
        features_.has_animation != 0) {
      throw Error("input.damaged");
    }
  }

  [[nodiscard]] int page_count() const override { return 1; }
  [[nodiscard]] Page read(int, const StageContext& context) override {
    require_page_size(static_cast<std::uint64_t>(features_.width),
                      static_cast<std::uint64_t>(features_.height), context.limits());
    const bool has_alpha = features_.has_alpha != 0;
    const int stride = features_.width * (has_alpha ? 4 : 3);
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(stride) *
                                     static_cast<std::size_t>(features_.height));
    if (!decode(file_, pixels, stride, has_alpha)) throw Error("input.page_damaged");

    const Exif exif = read_exif(exif_chunk(file_));
    Page page;
    page.stated_dpi = exif.dpi;
    page.quarter_turns = orientation_of_tag(exif.orientation).quarter_turns;
    page.image = upright(std::move(pixels), orientation_of_tag(exif.orientation));
    return page;
  }

 private:
  [[nodiscard]] PageImage upright(std::vector<std::uint8_t> pixels, Orientation orientation) const {
    const PixelSize size{features_.width, features_.height};
    const bool has_alpha = features_.has_alpha != 0;
    if (!has_alpha && orientation == Orientation()) {
      return PageImage(size, PixelFormat::bgr24, std::move(pixels));
    }
    PageCanvas canvas(size, PixelFormat::bgr24, orientation);
    std::vector<std::uint8_t> flat(static_cast<std::size_t>(size.width) * 3);
    const std::size_t stride = pixels.size() / static_cast<std::size_t>(size.height);
    for (int y = 0; y < size.height; ++y) {
      const Bytes row = Bytes(pixels).subspan(stride * static_cast<std::size_t>(y), stride);
      if (has_alpha) flatten_row(row, flat, 3, Alpha::straight);
      canvas.put_row(y, has_alpha ? Bytes(flat) : row);
    }
    return canvas.take();
  }

  Bytes file_;
  WebPBitstreamFeatures features_{};
};

}  // namespace

std::unique_ptr<PageReader> open_webp(const InputFile& file, const StageContext&) {
  return std::make_unique<WebpReader>(file.bytes);
}

}  // namespace hoso::source_image
