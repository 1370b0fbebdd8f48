#include <tiffio.h>

#include <cstring>
#include <memory>

#include <hoso/page_canvas.hpp>

#include "readers.hpp"
#include "tiff_layout.hpp"

namespace hoso::source_image {
namespace {

using Bytes = std::span<const std::uint8_t>;

/// A file in memory, as libtiff's client callbacks see it.
struct MemoryFile {
  Bytes bytes;
  std::uint64_t at = 0;
};

tmsize_t read_memory(thandle_t handle, void* to, tmsize_t size) {
  auto& file = *static_cast<MemoryFile*>(handle);
  if (size < 0 || file.at >= file.bytes.size()) return 0;
  const auto count = std::min(static_cast<std::size_t>(size), file.bytes.size() - file.at);
  std::memcpy(to, file.bytes.data() + file.at, count);
  file.at += count;
  return static_cast<tmsize_t>(count);
}

tmsize_t refuse_to_write(thandle_t, void*, tmsize_t) { return -1; }

toff_t seek_memory(thandle_t handle, toff_t offset, int origin) {
  auto& file = *static_cast<MemoryFile*>(handle);
  const std::uint64_t base = origin == SEEK_CUR   ? file.at
                             : origin == SEEK_END ? file.bytes.size()
                                                  : 0;
  return file.at = base + offset;
}

int close_memory(thandle_t) { return 0; }
toff_t size_of_memory(thandle_t handle) {
  return static_cast<MemoryFile*>(handle)->bytes.size();
}

/// Lets libtiff read strips where they lie.
int map_memory(thandle_t handle, void** base, toff_t* size) {
  const Bytes bytes = static_cast<MemoryFile*>(handle)->bytes;
  *base = const_cast<std::uint8_t*>(bytes.data());
  *size = bytes.size();
  return 1;
}
void unmap_memory(thandle_t, void*, toff_t) {}

int ignore_message(TIFF*, void*, const char*, const char*, va_list) { return 1; }

using TiffHandle = std::unique_ptr<TIFF, decltype(&TIFFClose)>;

/// Reads only, prints nothing, allocates no more at once than a decoder may have.
TiffHandle open_handle(MemoryFile& file, const Limits& limits) {
  const std::unique_ptr<TIFFOpenOptions, decltype(&TIFFOpenOptionsFree)> options(
      TIFFOpenOptionsAlloc(), TIFFOpenOptionsFree);
  TIFFOpenOptionsSetErrorHandlerExtR(options.get(), ignore_message, nullptr);
  TIFFOpenOptionsSetWarningHandlerExtR(options.get(), ignore_message, nullptr);
  TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(),
                                      static_cast<tmsize_t>(limits.decoder_memory_bytes / 2));
  return TiffHandle(
      TIFFClientOpenExt("input", "r", &file, read_memory, refuse_to_write, seek_memory,
                        close_memory, size_of_memory, map_memory, unmap_memory, options.get()),
      TIFFClose);
}

/// What one page is painted with.
struct Painting {
  TIFF* tiff;
  const TiffLayout& layout;
  PageCanvas& canvas;
  const StageContext& context;
};

/// The number of sound rows.
int paint_rows(const Painting& painting) {
  TiffRowReader reader(painting.layout);
  std::vector<std::uint8_t> stored(static_cast<std::size_t>(TIFFScanlineSize(painting.tiff)));
  int y = 0;
  for (; y < painting.layout.size.height; ++y) {
    if (y % 256 == 0) painting.context.check_cancelled();
    if (TIFFReadScanline(painting.tiff, stored.data(), static_cast<std::uint32_t>(y)) < 0) break;
    painting.canvas.put_row(y, reader.convert(stored));
  }
  return y;
}

/// libtiff's own conversion hands out bands of premultiplied ABGR words, bottom row first.
class BandPainter {
 public:
  explicit BandPainter(const Painting& painting)
      : painting_(painting), row_(static_cast<std::size_t>(painting.layout.size.width) * 3) {}

  /// The number of sound rows.
  int paint() {
    const bool tiled = TIFFIsTiled(painting_.tiff) != 0;
    if (!choose_band(tiled)) return 0;
    int y = 0;
    for (; y < painting_.layout.size.height; y += static_cast<int>(band_height_)) {
      painting_.context.check_cancelled();
      if (!(tiled ? read_tiles(y) : read_strip(y))) break;
      put_band(y);
    }
    return std::min(y, painting_.layout.size.height);
  }

 private:
  bool choose_band(bool tiled) {
    const auto height = static_cast<std::uint32_t>(painting_.layout.size.height);
    if (tiled) {
      TIFFGetField(painting_.tiff, TIFFTAG_TILEWIDTH, &tile_width_);
      TIFFGetField(painting_.tiff, TIFFTAG_TILELENGTH, &band_height_);
    } else {
      TIFFGetFieldDefaulted(painting_.tiff, TIFFTAG_ROWSPERSTRIP, &band_height_);
      band_height_ = std::min(band_height_, height);
    }
    if (band_height_ == 0 || (tiled && tile_width_ == 0)) return false;
    if (tiled) {
      require_tile(painting_.context.limits());
      tile_.resize(static_cast<std::size_t>(tile_width_) * band_height_);
    }
    band_.resize(static_cast<std::size_t>(painting_.layout.size.width) * band_height_);
    return true;
  }

  void require_tile(const Limits& limits) const {
    const auto side = static_cast<std::uint32_t>(limits.side_px);
    if (tile_width_ > side || band_height_ > side) throw Error("input.page_damaged");
  }

  bool read_strip(int y) {
    return TIFFReadRGBAStripExt(painting_.tiff, static_cast<std::uint32_t>(y), band_.data(), 1) != 0;
  }

  bool read_tiles(int y) {
    const auto width = static_cast<std::uint32_t>(painting_.layout.size.width);
    for (std::uint32_t x = 0; x < width; x += tile_width_) {
      if (TIFFReadRGBATileExt(painting_.tiff, x, static_cast<std::uint32_t>(y), tile_.data(), 1) ==
          0) {
        return false;
      }
      const std::uint32_t columns = std::min(tile_width_, width - x);
      for (std::size_t row = 0; row < band_height_; ++row) {
        std::copy_n(&tile_[row * tile_width_], columns, &band_[row * width + x]);
      }
    }
    return true;
  }

  /// A last strip is short and starts at the band's first row; a last tile is full height and
  /// keeps its unused rows at the bottom, which stand first.
  void put_band(int y) {
    const int rows = std::min(static_cast<int>(band_height_), painting_.layout.size.height - y);
    const int first = tile_width_ > 0 ? static_cast<int>(band_height_) : rows;
    for (int row = 0; row < rows; ++row) put_row(y + row, static_cast<std::size_t>(first - 1 - row));
  }

  void put_row(int y, std::size_t band_row) {
    const auto width = static_cast<std::size_t>(painting_.layout.size.width);
    const std::uint32_t* pixel = &band_[band_row * width];
    for (std::size_t x = 0; x < width; ++x, ++pixel) {
      const std::uint32_t paper = 255 - TIFFGetA(*pixel);
      row_[3 * x] = static_cast<std::uint8_t>(std::min(255U, TIFFGetB(*pixel) + paper));
      row_[3 * x + 1] = static_cast<std::uint8_t>(std::min(255U, TIFFGetG(*pixel) + paper));
      row_[3 * x + 2] = static_cast<std::uint8_t>(std::min(255U, TIFFGetR(*pixel) + paper));
    }
    painting_.canvas.put_row(y, row_);
  }

  const Painting& painting_;
  std::uint32_t tile_width_ = 0;  ///< 0 = strips
  std::uint32_t band_height_ = 0;
  std::vector<std::uint32_t> tile_;
  std::vector<std::uint32_t> band_;
  std::vector<std::uint8_t> row_;
};

class TiffReader : public PageReader {
 public:
  TiffReader(Bytes bytes, const Limits& limits)
      : file_{bytes}, tiff_(open_handle(file_, limits)) {
    if (tiff_) find_pages(limits);
    if (pages_.empty()) throw Error("input.damaged");
  }

  [[nodiscard]] int page_count() const override { return static_cast<int>(pages_.size()); }

  [[nodiscard]] Page read(int index, const StageContext& context) override {
    TIFF* tiff = tiff_.get();
    if (TIFFSetSubDirectory(tiff, pages_[static_cast<std::size_t>(index)]) == 0) {
      throw Error("input.page_damaged");
    }
    TiffLayout layout = read_layout(tiff, context.limits());
    if (!layout.in_rows) layout.colored = true;
    const Orientation orientation = orientation_of(tiff);
    // The canvas turns; libtiff must not turn as well.
    TIFFSetField(tiff, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);

    Page page;
    page.stated_dpi = stated_dpi(tiff);
    page.quarter_turns = orientation.quarter_turns;
    PageCanvas canvas(layout.size, layout.colored ? PixelFormat::bgr24 : PixelFormat::gray8,
                      orientation);
    const Painting painting{tiff, layout, canvas, context};
    const int rows = layout.in_rows ? paint_rows(painting) : BandPainter(painting).paint();
    require_enough_rows(rows, layout.size.height, context);
    page.image = canvas.take();
    return page;
  }

 private:
  /// Previews (reduced-resolution subfiles) are no pages. One page more than allowed is enough to
  /// know that there are too many.
  void find_pages(const Limits& limits) {
    do {
      std::uint32_t kind = 0;
      TIFFGetFieldDefaulted(tiff_.get(), TIFFTAG_SUBFILETYPE, &kind);
      if ((kind & FILETYPE_REDUCEDIMAGE) == 0) pages_.push_back(TIFFCurrentDirOffset(tiff_.get()));
    } while (page_count() <= limits.pages && TIFFReadDirectory(tiff_.get()) != 0);
  }

  MemoryFile file_;
  TiffHandle tiff_;
  std::vector<std::uint64_t> pages_;  ///< offsets of their directories
};

}  // namespace

std::unique_ptr<PageReader> open_tiff(const InputFile& file, const StageContext& context) {
  return std::make_unique<TiffReader>(file.bytes, context.limits());
}

}  // namespace hoso::source_image
