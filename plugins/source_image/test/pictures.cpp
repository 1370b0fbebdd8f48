#include "pictures.hpp"

#include <cstdio>

#include <jpeglib.h>
#include <png.h>
#include <webp/encode.h>

#include <cstdlib>

namespace hoso::source_image::test {
namespace {

/// The JPEG's samples in the order libjpeg wants them; CMYK inverted, as Adobe writes it.
std::vector<std::uint8_t> jpeg_row(const JpegTraits& traits, int y) {
  std::vector<std::uint8_t> row;
  for (int x = 0; x < traits.size.width; ++x) {
    for (int c = 0; c < traits.components; ++c) {
      row.push_back(c == 3 ? std::uint8_t{255} : level(x, y, c));
    }
  }
  return row;
}

void set_up(jpeg_compress_struct& state, const JpegTraits& traits) {
  state.image_width = static_cast<JDIMENSION>(traits.size.width);
  state.image_height = static_cast<JDIMENSION>(traits.size.height);
  state.input_components = traits.components;
  state.in_color_space = traits.components == 1   ? JCS_GRAYSCALE
                         : traits.components == 3 ? JCS_RGB
                                                  : JCS_CMYK;
  jpeg_set_defaults(&state);
  jpeg_set_quality(&state, 95, TRUE);
  if (traits.progressive) jpeg_simple_progression(&state);
  if (traits.dpi > 0) {
    state.density_unit = 1;
    state.X_density = state.Y_density = static_cast<UINT16>(traits.dpi);
  }
}

std::vector<std::uint8_t> png_row(const PngTraits& traits, int y) {
  std::vector<std::uint8_t> row;
  const int bytes = traits.bit_depth == 16 ? 2 : 1;
  const auto put = [&](int value) { row.insert(row.end(), static_cast<std::size_t>(bytes), std::uint8_t(value)); };
  for (int x = 0; x < size.width; ++x) {
    const bool colored = (traits.color_type & PNG_COLOR_MASK_COLOR) != 0;
    if (traits.color_type == PNG_COLOR_TYPE_PALETTE) {
      put(x % 2);
    } else if (traits.bit_depth < 8) {
      put(x % 2 == 0 ? 0 : (1 << traits.bit_depth) - 1);
    } else {
      for (int c = 0; c < (colored ? 3 : 1); ++c) put(level(x, y, c));
    }
    if ((traits.color_type & PNG_COLOR_MASK_ALPHA) != 0) put(x < size.width / 2 ? 255 : 0);
  }
  return row;
}

void append(png_structp png, png_bytep data, png_size_t count) {
  auto* file = static_cast<ByteString*>(png_get_io_ptr(png));
  file->insert(file->end(), data, data + count);
}

std::string u16(int value) { return {static_cast<char>(value >> 8), static_cast<char>(value)}; }
std::string u32(int value) { return u16(value >> 16) + u16(value & 0xFFFF); }

}  // namespace

ByteString jpeg(const JpegTraits& traits) {
  jpeg_compress_struct state{};
  jpeg_error_mgr errors{};
  state.err = jpeg_std_error(&errors);
  jpeg_create_compress(&state);
  unsigned char* buffer = nullptr;
  unsigned long count = 0;
  jpeg_mem_dest(&state, &buffer, &count);
  set_up(state, traits);
  jpeg_start_compress(&state, TRUE);
  for (int y = 0; y < traits.size.height; ++y) {
    auto row = jpeg_row(traits, y);
    JSAMPROW pointer = row.data();
    jpeg_write_scanlines(&state, &pointer, 1);
  }
  jpeg_finish_compress(&state);
  ByteString file(buffer, buffer + count);
  std::free(buffer);
  jpeg_destroy_compress(&state);
  return file;
}

ByteString with_segment(const ByteString& file, std::uint8_t marker, const std::string& payload) {
  const std::string segment = std::string("\xFF") + static_cast<char>(marker) +
                              u16(static_cast<int>(payload.size()) + 2) + payload;
  ByteString longer = file;
  longer.insert(longer.begin() + 2, segment.begin(), segment.end());
  return longer;
}

std::string exif_payload(int orientation) {
  using namespace std::string_literals;
  return "Exif\0\0MM\0*"s + u32(8) + u16(3) +                                    //
         u16(274) + u16(3) + u32(1) + u16(orientation) + u16(0) +                //
         u16(282) + u16(5) + u32(1) + u32(50) +                                  //
         u16(296) + u16(3) + u32(1) + u16(2) + u16(0) +                          //
         u32(0) + u32(240) + u32(1) + "GPS 21.0278 N 105.8342 E";
}

ByteString png(const PngTraits& traits) {
  ByteString file;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  png_set_write_fn(png, &file, append, nullptr);
  png_set_IHDR(png, info, static_cast<png_uint_32>(size.width),
               static_cast<png_uint_32>(size.height), traits.bit_depth, traits.color_type,
               traits.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  const png_color colors[]{{0, 0, 0}, {255, 255, static_cast<png_byte>(traits.grey_palette ? 255 : 9)}};
  if (traits.color_type == PNG_COLOR_TYPE_PALETTE) png_set_PLTE(png, info, colors, 2);
  if (traits.dpi > 0) {
    const auto per_metre = static_cast<png_uint_32>(traits.dpi / 0.0254 + 0.5);
    png_set_pHYs(png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
  }
  png_write_info(png, info);
  png_set_packing(png);
  std::vector<std::vector<std::uint8_t>> rows;
  std::vector<png_bytep> pointers;
  for (int y = 0; y < size.height; ++y) rows.push_back(png_row(traits, y));
  for (auto& row : rows) pointers.push_back(row.data());
  png_write_image(png, pointers.data());
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return file;
}

ByteString png_bomb(std::uint32_t width, std::uint32_t height) {
  ByteString file;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  png_set_write_fn(png, &file, append, nullptr);
  png_set_user_limits(png, 0x7FFFFFFF, 0x7FFFFFFF);
  png_set_IHDR(png, info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info(png, info);
  png_write_chunk(png, reinterpret_cast<png_const_bytep>("IDAT"), nullptr, 0);
  png_destroy_write_struct(&png, &info);
  return file;
}

ByteString webp(bool alpha) {
  std::vector<std::uint8_t> pixels;
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      for (int c = 0; c < 3; ++c) pixels.push_back(level(x, y, c));
      if (alpha) pixels.push_back(x < size.width / 2 ? 255 : 0);
    }
  }
  std::uint8_t* encoded = nullptr;
  const auto encode = alpha ? WebPEncodeLosslessRGBA : WebPEncodeLosslessRGB;
  const std::size_t count =
      encode(pixels.data(), size.width, size.height, size.width * (alpha ? 4 : 3), &encoded);
  ByteString file(encoded, encoded + count);
  WebPFree(encoded);
  return file;
}

Result read_all(const ByteString& file, const Limits& limits) {
  Result result;
  ImageSource source;
  const InputFile input{"picture", file};
  const StageContext context(limits, {}, {}, [&](const Diagnostic& diagnostic) {
    result.reported.push_back(diagnostic.code);
  });
  try {
    const auto reader = source.open(input, context);
    result.page_count = reader->page_count();
    for (int i = 0; i < result.page_count; ++i) result.pages.push_back(reader->read(i, context));
  } catch (const Error& error) {
    result.error = error.code();
  }
  return result;
}

std::vector<int> pixel(const PageImage& image, int x, int y) {
  const auto channels = static_cast<std::size_t>(bytes_per_pixel(image.format()));
  const auto row = image.row(y).subspan(static_cast<std::size_t>(x) * channels);
  if (channels == 1) return {row[0], row[0], row[0]};
  return {row[0], row[1], row[2]};
}

}  // namespace hoso::source_image::test
