#include <setjmp.h>

#include <cstdio>
// libjpeg's header needs <cstdio> before it.
#include <jerror.h>
#include <jpeglib.h>

#include <algorithm>
#include <optional>

#include <hoso/page_canvas.hpp>

#include "exif.hpp"
#include "jpeg_segments.hpp"
#include "readers.hpp"

namespace hoso::source_image {
namespace {

using Bytes = std::span<const std::uint8_t>;

/// libjpeg's state and its way to report: errors jump out, warnings are looked at, nothing is
/// printed.
class JpegDecoder {
 public:
  explicit JpegDecoder(Bytes file) {
    state_.err = jpeg_std_error(&errors_.manager);
    errors_.manager.error_exit = [](j_common_ptr state) {
      longjmp(reinterpret_cast<Errors*>(state->err)->escape, 1);
    };
    errors_.manager.emit_message = note_warning;
    errors_.manager.output_message = [](j_common_ptr) {};
    created_ = guarded([&] {
      jpeg_create_decompress(&state_);
      jpeg_mem_src(&state_, file.data(), file.size());
    });
  }
  ~JpegDecoder() { jpeg_destroy_decompress(&state_); }
  JpegDecoder(const JpegDecoder&) = delete;
  JpegDecoder& operator=(const JpegDecoder&) = delete;

  [[nodiscard]] jpeg_decompress_struct& state() { return state_; }
  [[nodiscard]] bool read_header() {
    return created_ && guarded([&] { jpeg_read_header(&state_, TRUE); });
  }
  [[nodiscard]] bool start() { return guarded([&] { jpeg_start_decompress(&state_); }); }
  [[nodiscard]] bool read_row(std::uint8_t* row) {
    return guarded([&] { jpeg_read_scanlines(&state_, &row, 1); });
  }
  /// The first row that damage may have touched; nullopt = no damage seen.
  [[nodiscard]] std::optional<int> first_bad_row() const { return errors_.first_bad_row; }
  [[nodiscard]] bool out_of_memory() const {
    return errors_.manager.msg_code == JERR_OUT_OF_MEMORY;
  }

 private:
  struct Errors {
    jpeg_error_mgr manager{};  // first: libjpeg hands back a pointer to it
    jmp_buf escape{};
    std::optional<int> first_bad_row;
  };

  /// false = libjpeg gave up. `step` must hold nothing that wants destroying.
  template <class Step>
  bool guarded(Step step) {
    if (setjmp(errors_.escape) != 0) return false;
    step();
    return true;
  }

  /// Of libjpeg's warnings these mean lost picture data; others (odd extensions, bytes between
  /// segments) are everyday.
  static void note_warning(j_common_ptr state, int level) {
    if (level >= 0) return;
    auto& errors = *reinterpret_cast<Errors*>(state->err);
    const int code = errors.manager.msg_code;
    if (code != JWRN_HIT_MARKER && code != JWRN_HUFF_BAD_CODE && code != JWRN_JPEG_EOF) return;
    if (errors.first_bad_row) return;
    errors.first_bad_row =
        static_cast<int>(reinterpret_cast<j_decompress_ptr>(state)->output_scanline);
  }

  jpeg_decompress_struct state_{};
  Errors errors_;
  bool created_ = false;
};

/// Ink to light. Adobe's programs store CMYK inverted and say so by their marker.
void cmyk_to_bgr(Bytes from, std::span<std::uint8_t> to, bool inverted) {
  const auto light = [inverted](unsigned ink) { return inverted ? ink : 255 - ink; };
  for (std::size_t in = 0, out = 0; in + 3 < from.size(); in += 4, out += 3) {
    const unsigned black = light(from[in + 3]);
    for (std::size_t c = 0; c < 3; ++c) {
      to[out + 2 - c] = static_cast<std::uint8_t>((light(from[in + c]) * black + 127) / 255);
    }
  }
}

class JpegReader : public PageReader {
 public:
  explicit JpegReader(Bytes file) : file_(file) {
    JpegDecoder decoder(file_);
    if (!decoder.read_header()) throw Error("input.damaged");
  }

  [[nodiscard]] int page_count() const override { return 1; }
  [[nodiscard]] Page read(int, const StageContext& context) override {
    JpegDecoder decoder(file_);
    if (!decoder.read_header()) throw Error("input.page_damaged");
    const jpeg_decompress_struct& state = decoder.state();
    require_page_size(state.image_width, state.image_height, context.limits());

    const JpegSegments segments = read_segments(file_);
    const Exif exif = read_exif(segments.exif);
    const Orientation orientation = orientation_of_tag(exif.orientation);
    Page page;
    page.stated_dpi = stated_dpi(state, exif);
    page.quarter_turns = orientation.quarter_turns;
    const int rows = decode(decoder, orientation, page, context);
    const int height = static_cast<int>(state.image_height);
    require_enough_rows(rows, height, context);
    if (rows == height && !orientation.mirrored) page.encoded = portable(segments, state);
    return page;
  }

 private:
  static double stated_dpi(const jpeg_decompress_struct& state, const Exif& exif) {
    if (state.saw_JFIF_marker && state.density_unit == 1) return state.X_density;
    if (state.saw_JFIF_marker && state.density_unit == 2) return state.X_density * 2.54;
    return exif.dpi;
  }

  static void choose_output(jpeg_decompress_struct& state) {
    switch (state.num_components) {
      case 1: state.out_color_space = JCS_GRAYSCALE; break;
      case 3: state.out_color_space = JCS_EXT_BGR; break;
      case 4: state.out_color_space = JCS_CMYK; break;
      default: throw Error("input.page_damaged");
    }
  }

  /// Fills page.image; the number of sound rows.
  static int decode(JpegDecoder& decoder, Orientation orientation, Page& page,
                    const StageContext& context) {
    jpeg_decompress_struct& state = decoder.state();
    choose_output(state);
    const PixelSize size{static_cast<int>(state.image_width),
                         static_cast<int>(state.image_height)};
    const auto format = state.num_components == 1 ? PixelFormat::gray8 : PixelFormat::bgr24;
    PageCanvas canvas(size, format, orientation);
    if (!decoder.start()) fail(decoder);

    std::vector<std::uint8_t> row(state.output_width *
                                  static_cast<std::size_t>(state.output_components));
    std::vector<std::uint8_t> bgr(state.num_components == 4 ? state.output_width * 3U : 0U);
    int y = 0;
    for (; y < size.height && decoder.read_row(row.data()); ++y) {
      if (y >= decoder.first_bad_row().value_or(size.height)) break;
      if (y % 256 == 0) context.check_cancelled();
      if (!bgr.empty()) cmyk_to_bgr(row, bgr, state.saw_Adobe_marker);
      canvas.put_row(y, bgr.empty() ? row : bgr);
    }
    page.image = canvas.take();
    return y;
  }

  [[noreturn]] static void fail(const JpegDecoder& decoder) {
    if (decoder.out_of_memory()) throw std::bad_alloc();
    throw Error("input.page_damaged");
  }

  static std::shared_ptr<const EncodedImage> portable(const JpegSegments& segments,
                                                      const jpeg_decompress_struct& state) {
    if (!segments.portable || state.data_precision != 8 || state.num_components == 4) return nullptr;
    auto encoded = std::make_shared<EncodedImage>();
    encoded->size = {static_cast<int>(state.image_width), static_cast<int>(state.image_height)};
    encoded->components = state.num_components;
    encoded->bytes = *segments.portable;
    return encoded;
  }

  Bytes file_;
};

}  // namespace

std::unique_ptr<PageReader> open_jpeg(const InputFile& file, const StageContext&) {
  return std::make_unique<JpegReader>(file.bytes);
}

}  // namespace hoso::source_image
