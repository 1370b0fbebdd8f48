#include "scan_picture.hpp"

#include <Stream.h>

#include <algorithm>

#include <hoso/page_canvas.hpp>

namespace hoso::source_poppler {
namespace {

using Bytes = std::span<const std::uint8_t>;

/// The stream's JPEG as the scanner wrote it: filters around it undone, itself not decoded.
/// Empty when it is larger than any input file may be.
std::vector<std::uint8_t> jpeg_bytes(Stream& decoded, const Limits& limits) {
  Stream* stored = decoded.getNextStream();
  std::vector<std::uint8_t> bytes;
  stored->reset();
  for (int byte = stored->getChar(); byte != EOF; byte = stored->getChar()) {
    if (bytes.size() == limits.file_bytes) return {};
    bytes.push_back(static_cast<std::uint8_t>(byte));
  }
  stored->close();
  return bytes;
}

/// The frame header (ITU-T T.81, B.2.2).
struct Frame {
  int width = 0;
  int height = 0;
  int components = 0;
  friend bool operator==(const Frame&, const Frame&) = default;
};

/// nullopt = not 8-bit baseline to progressive Huffman (SOF0 to SOF2), or damaged.
std::optional<Frame> frame_of(Bytes jpeg) {
  const auto u16 = [&](std::size_t at) { return jpeg[at] << 8 | jpeg[at + 1]; };
  for (std::size_t at = 2; at + 10 <= jpeg.size() && jpeg[at] == 0xFF;) {
    const int marker = jpeg[at + 1];
    if (marker == 0xFF) {
      ++at;
    } else if (marker >= 0xC0 && marker <= 0xC2) {
      if (jpeg[at + 4] != 8) return std::nullopt;
      return Frame{u16(at + 7), u16(at + 5), jpeg[at + 9]};
    } else if (marker == 0xDA || (marker > 0xC2 && marker <= 0xCF && marker != 0xC4)) {
      return std::nullopt;
    } else {
      at += 2 + static_cast<std::size_t>(u16(at + 2));
    }
  }
  return std::nullopt;
}

void swap_red_and_blue(std::span<std::uint8_t> row) {
  for (std::size_t i = 0; i + 2 < row.size(); i += 3) std::swap(row[i], row[i + 2]);
}

/// Fills page.image; the number of sound rows. The decoder ends early where data is missing.
int decode(Stream& decoded, const ScanImage& image, Page& page, const StageContext& context) {
  PageCanvas canvas({image.width, image.height},
                    image.components == 1 ? PixelFormat::gray8 : PixelFormat::bgr24,
                    {false, image.quarter_turns});
  std::vector<std::uint8_t> row(static_cast<std::size_t>(image.width) *
                                static_cast<std::size_t>(image.components));
  const int row_bytes = static_cast<int>(row.size());
  decoded.reset();
  int y = 0;
  for (; y < image.height && decoded.doGetChars(row_bytes, row.data()) == row_bytes; ++y) {
    if (y % 256 == 0) context.check_cancelled();
    if (image.components == 3) swap_red_and_blue(row);
    canvas.put_row(y, row);
  }
  decoded.close();
  page.image = canvas.take();
  return y;
}

}  // namespace

std::optional<Page> read_scan(PDFDoc& document, const ScanImage& image,
                              const StageContext& context) {
  require_page_size(static_cast<std::uint64_t>(image.width),
                    static_cast<std::uint64_t>(image.height), context.limits());
  Object object = document.getXRef()->fetch(image.reference);
  if (!object.isStream()) return std::nullopt;
  Stream& decoded = *object.getStream();
  auto encoded = std::make_shared<EncodedImage>();
  encoded->bytes = jpeg_bytes(decoded, context.limits());
  if (frame_of(encoded->bytes) != Frame{image.width, image.height, image.components}) {
    return std::nullopt;
  }
  encoded->size = {image.width, image.height};
  encoded->components = image.components;

  Page page;
  page.quarter_turns = image.quarter_turns;
  const int rows = decode(decoded, image, page, context);
  require_enough_rows(rows, image.height, context);
  if (rows == image.height) page.encoded = std::move(encoded);
  return page;
}

}  // namespace hoso::source_poppler
