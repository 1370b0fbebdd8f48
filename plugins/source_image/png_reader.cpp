#include <png.h>
#include <setjmp.h>

#include <algorithm>
#include <cstring>

#include <hoso/page_canvas.hpp>

#include "exif.hpp"
#include "flatten.hpp"
#include "readers.hpp"

namespace hoso::source_image {
namespace {

using Bytes = std::span<const std::uint8_t>;

/// Metadata beyond this is not worth its memory (libpng decompresses text chunks).
constexpr png_alloc_size_t max_chunk_bytes = 4U << 20;

/// libpng drops the piece in which a cut-off file ends: small pieces save the rows before it.
constexpr std::size_t piece_bytes = 128;

/// libpng's state; errors jump out, warnings are not printed.
class PngDecoder {
 public:
  explicit PngDecoder(Bytes file) : rest_(file) {
    png_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr,
                                  [](png_structp png, png_const_charp) { png_longjmp(png, 1); },
                                  [](png_structp, png_const_charp) {});
    info_ = png_ ? png_create_info_struct(png_) : nullptr;
    if (!info_) throw std::bad_alloc();
    png_set_read_fn(png_, this, take);
    png_set_chunk_malloc_max(png_, max_chunk_bytes);
    png_set_compression_buffer_size(png_, piece_bytes);
  }
  ~PngDecoder() { png_destroy_read_struct(&png_, &info_, nullptr); }
  PngDecoder(const PngDecoder&) = delete;
  PngDecoder& operator=(const PngDecoder&) = delete;

  [[nodiscard]] bool read_header() {
    return guarded([&] { png_read_info(png_, info_); });
  }
  /// Grey or BGR, 8 bits, alpha last where there is any.
  [[nodiscard]] bool choose_output() {
    return guarded([&] {
      png_set_expand(png_);
      png_set_scale_16(png_);
      png_set_bgr(png_);
      if (has_grey_palette()) png_set_rgb_to_gray_fixed(png_, PNG_ERROR_ACTION_NONE, -1, -1);
      passes_ = png_set_interlace_handling(png_);
      png_read_update_info(png_, info_);
    });
  }
  [[nodiscard]] bool read_row(std::uint8_t* row) {
    return guarded([&] { png_read_row(png_, row, nullptr); });
  }

  [[nodiscard]] PixelSize size() const {
    return {static_cast<int>(png_get_image_width(png_, info_)),
            static_cast<int>(png_get_image_height(png_, info_))};
  }
  [[nodiscard]] std::size_t row_bytes() const { return png_get_rowbytes(png_, info_); }
  [[nodiscard]] int channels() const { return png_get_channels(png_, info_); }
  [[nodiscard]] int passes() const { return passes_; }
  [[nodiscard]] Exif exif() {
    png_uint_32 size = 0;
    png_bytep bytes = nullptr;
    if (png_get_eXIf_1(png_, info_, &size, &bytes) == 0) return {};
    return read_exif({bytes, size});
  }
  /// pHYs counts pixels per metre.
  [[nodiscard]] double stated_dpi() const {
    return png_get_x_pixels_per_meter(png_, info_) * 0.0254;
  }

 private:
  /// false = libpng gave up. `step` must hold nothing that wants destroying.
  template <class Step>
  bool guarded(Step step) {
    if (setjmp(png_jmpbuf(png_)) != 0) return false;
    step();
    return true;
  }

  static void take(png_structp png, png_bytep to, std::size_t size) {
    auto& rest = static_cast<PngDecoder*>(png_get_io_ptr(png))->rest_;
    if (size > rest.size()) png_error(png, "end of file");
    std::memcpy(to, rest.data(), size);
    rest = rest.subspan(size);
  }

  /// Black and white scans are often stored with a palette of two.
  [[nodiscard]] bool has_grey_palette() const {
    png_colorp colors = nullptr;
    int count = 0;
    if (png_get_PLTE(png_, info_, &colors, &count) == 0) return false;
    return png_get_color_type(png_, info_) == PNG_COLOR_TYPE_PALETTE &&
           std::all_of(colors, colors + count, [](const png_color& color) {
             return color.red == color.green && color.green == color.blue;
           });
  }

  Bytes rest_;
  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
  int passes_ = 1;
};

/// Rows of a decoder, without alpha, onto a canvas.
class PngPainter {
 public:
  PngPainter(PngDecoder& decoder, Orientation orientation)
      : decoder_(decoder),
        size_(decoder.size()),
        channels_(decoder.channels() < 3 ? 1 : 3),
        has_alpha_(decoder.channels() % 2 == 0),
        flat_(static_cast<std::size_t>(size_.width) * static_cast<std::size_t>(channels_)),
        canvas_(size_, channels_ == 1 ? PixelFormat::gray8 : PixelFormat::bgr24, orientation) {}

  /// The number of sound rows.
  int paint(const StageContext& context) {
    return decoder_.passes() == 1 ? paint_rows(context) : paint_interlaced(context);
  }
  [[nodiscard]] PageImage take() { return canvas_.take(); }

 private:
  int paint_rows(const StageContext& context) {
    std::vector<std::uint8_t> row(decoder_.row_bytes());
    int y = 0;
    for (; y < size_.height && decoder_.read_row(row.data()); ++y) {
      if (y % 256 == 0) context.check_cancelled();
      put(y, row);
    }
    return y;
  }

  /// Adam7 fills the whole picture seven times; it is sound only when it is complete.
  int paint_interlaced(const StageContext& context) {
    const std::size_t stride = decoder_.row_bytes();
    std::vector<std::uint8_t> rows(stride * static_cast<std::size_t>(size_.height));
    for (int pass = 0; pass < decoder_.passes(); ++pass) {
      context.check_cancelled();
      for (int y = 0; y < size_.height; ++y) {
        if (!decoder_.read_row(rows.data() + stride * static_cast<std::size_t>(y))) return 0;
      }
    }
    for (int y = 0; y < size_.height; ++y) {
      put(y, std::span(rows).subspan(stride * static_cast<std::size_t>(y), stride));
    }
    return size_.height;
  }

  void put(int y, Bytes row) {
    if (!has_alpha_) return canvas_.put_row(y, row);
    flatten_row(row, flat_, channels_, Alpha::straight);
    canvas_.put_row(y, flat_);
  }

  PngDecoder& decoder_;
  PixelSize size_;
  int channels_;
  bool has_alpha_;
  std::vector<std::uint8_t> flat_;
  PageCanvas canvas_;
};

class PngReader : public PageReader {
 public:
  explicit PngReader(Bytes file) : file_(file) {
    if (!PngDecoder(file_).read_header()) throw Error("input.damaged");
  }

  [[nodiscard]] int page_count() const override { return 1; }
  [[nodiscard]] Page read(int, const StageContext& context) override {
    PngDecoder decoder(file_);
    if (!decoder.read_header()) throw Error("input.page_damaged");
    const PixelSize size = decoder.size();
    require_page_size(static_cast<std::uint64_t>(size.width),
                      static_cast<std::uint64_t>(size.height), context.limits());
    if (!decoder.choose_output()) throw Error("input.page_damaged");

    const Exif exif = decoder.exif();
    const Orientation orientation = orientation_of_tag(exif.orientation);
    Page page;
    page.stated_dpi = decoder.stated_dpi() > 0 ? decoder.stated_dpi() : exif.dpi;
    page.quarter_turns = orientation.quarter_turns;
    PngPainter painter(decoder, orientation);
    require_enough_rows(painter.paint(context), size.height, context);
    page.image = painter.take();
    return page;
  }

 private:
  Bytes file_;
};

}  // namespace

std::unique_ptr<PageReader> open_png(const InputFile& file, const StageContext&) {
  return std::make_unique<PngReader>(file.bytes);
}

}  // namespace hoso::source_image
