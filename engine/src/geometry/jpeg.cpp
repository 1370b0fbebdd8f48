#include <hoso/jpeg.hpp>

#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#include <jpeglib.h>

namespace hoso {
namespace {

[[noreturn]] void throw_jpeg_error(j_common_ptr state) {
  char text[JMSG_LENGTH_MAX];
  state->err->format_message(state, text);
  throw std::runtime_error(text);
}

/// libjpeg's compressor and the buffer it fills, freed also when it throws.
class Compressor {
 public:
  Compressor() {
    state_.err = jpeg_std_error(&errors_);
    errors_.error_exit = throw_jpeg_error;
    jpeg_create_compress(&state_);
    jpeg_mem_dest(&state_, &buffer_, &size_);
  }
  ~Compressor() {
    jpeg_destroy_compress(&state_);
    std::free(buffer_);
  }
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;

  void describe(const PageImage& image, int quality) {
    const bool grey = image.format() == PixelFormat::gray8;
    state_.image_width = static_cast<JDIMENSION>(image.size().width);
    state_.image_height = static_cast<JDIMENSION>(image.size().height);
    state_.input_components = bytes_per_pixel(image.format());
    state_.in_color_space = grey ? JCS_GRAYSCALE : JCS_EXT_BGR;
    jpeg_set_defaults(&state_);
    jpeg_set_quality(&state_, quality, TRUE);
    state_.optimize_coding = TRUE;
    if (quality >= 90) state_.comp_info[0].h_samp_factor = state_.comp_info[0].v_samp_factor = 1;
  }

  [[nodiscard]] std::vector<std::uint8_t> compressed(const PageImage& image) {
    jpeg_start_compress(&state_, TRUE);
    for (int y = 0; y < image.size().height; ++y) {
      auto* row = const_cast<JSAMPROW>(image.row(y).data());
      jpeg_write_scanlines(&state_, &row, 1);
    }
    jpeg_finish_compress(&state_);
    return {buffer_, buffer_ + size_};
  }

 private:
  jpeg_error_mgr errors_{};
  jpeg_compress_struct state_{};
  unsigned char* buffer_ = nullptr;
  unsigned long size_ = 0;
};

}  // namespace

std::vector<std::uint8_t> jpeg_bytes(const PageImage& image, int quality) {
  Compressor compressor;
  compressor.describe(image, quality);
  return compressor.compressed(image);
}

}  // namespace hoso
