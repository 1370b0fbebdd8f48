#include "synthetic/encode.hpp"

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>

#include <jpeglib.h>
#include <png.h>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <tiffio.hxx>

namespace hoso::synthetic {
namespace {

[[noreturn]] void throw_jpeg_error(j_common_ptr state) {
  char text[JMSG_LENGTH_MAX];
  state->err->format_message(state, text);
  throw std::runtime_error(std::string("jpeg: ") + text);
}

[[noreturn]] void throw_png_error(png_structp, png_const_charp text) {
  throw std::runtime_error(std::string("png: ") + text);
}

void append_png_bytes(png_structp state, png_bytep data, png_size_t size) {
  auto& out = *static_cast<Bytes*>(png_get_io_ptr(state));
  out.insert(out.end(), data, data + size);
}

bool is_grey(const PageImage& image) { return image.format() == PixelFormat::gray8; }

void set_jpeg_parameters(jpeg_compress_struct& state, const PageImage& image, int quality,
                         double dpi) {
  state.image_width = static_cast<JDIMENSION>(image.size().width);
  state.image_height = static_cast<JDIMENSION>(image.size().height);
  state.input_components = bytes_per_pixel(image.format());
  state.in_color_space = is_grey(image) ? JCS_GRAYSCALE : JCS_EXT_BGR;
  jpeg_set_defaults(&state);
  jpeg_set_quality(&state, quality, TRUE);
  if (dpi > 0) {
    state.density_unit = 1;
    state.X_density = state.Y_density = static_cast<UINT16>(dpi);
  }
}

/// Row `y` with red first, as PNG and TIFF want it.
std::vector<std::uint8_t> rgb_row(const PageImage& image, int y) {
  const auto row = image.row(y);
  std::vector<std::uint8_t> out(row.begin(), row.end());
  if (is_grey(image)) return out;
  for (std::size_t x = 0; x + 2 < out.size(); x += 3) std::swap(out[x], out[x + 2]);
  return out;
}

/// Row `y` packed to 1 bit a pixel, 1 = black.
std::vector<std::uint8_t> packed_row(const PageImage& image, int y) {
  const auto row = image.row(y);
  std::vector<std::uint8_t> bits((row.size() + 7) / 8);
  for (std::size_t x = 0; x < row.size(); ++x) {
    if (row[x] < 128) bits[x / 8] |= static_cast<std::uint8_t>(0x80 >> (x % 8));
  }
  return bits;
}

void set_tiff_tags(TIFF* tiff, const PageImage& image, bool bilevel, double dpi) {
  TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, image.size().width);
  TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, image.size().height);
  TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, bilevel ? 1 : 8);
  TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, bytes_per_pixel(image.format()));
  TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
  TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, 256);
  TIFFSetField(tiff, TIFFTAG_COMPRESSION, bilevel ? COMPRESSION_CCITTFAX4 : COMPRESSION_LZW);
  TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, bilevel ? PHOTOMETRIC_MINISWHITE
                                          : is_grey(image) ? PHOTOMETRIC_MINISBLACK
                                                           : PHOTOMETRIC_RGB);
  if (dpi > 0) {
    TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    TIFFSetField(tiff, TIFFTAG_XRESOLUTION, dpi);
    TIFFSetField(tiff, TIFFTAG_YRESOLUTION, dpi);
  }
}

void write_tiff_page(TIFF* tiff, const PageImage& image, bool bilevel, double dpi) {
  set_tiff_tags(tiff, image, bilevel, dpi);
  for (int y = 0; y < image.size().height; ++y) {
    auto row = bilevel ? packed_row(image, y) : rgb_row(image, y);
    if (TIFFWriteScanline(tiff, row.data(), static_cast<std::uint32_t>(y), 0) != 1) {
      throw std::runtime_error("tiff: a row could not be written");
    }
  }
  TIFFWriteDirectory(tiff);
}

QPDFObjectHandle image_object(QPDF& pdf, const PageImage& image, int quality, double dpi) {
  const Bytes jpeg = to_jpeg(image, quality, dpi);
  QPDFObjectHandle stream = QPDFObjectHandle::newStream(&pdf);
  QPDFObjectHandle dictionary = stream.getDict();
  dictionary.replaceKey("/Type", QPDFObjectHandle::newName("/XObject"));
  dictionary.replaceKey("/Subtype", QPDFObjectHandle::newName("/Image"));
  dictionary.replaceKey("/Width", QPDFObjectHandle::newInteger(image.size().width));
  dictionary.replaceKey("/Height", QPDFObjectHandle::newInteger(image.size().height));
  dictionary.replaceKey("/BitsPerComponent", QPDFObjectHandle::newInteger(8));
  dictionary.replaceKey("/ColorSpace", QPDFObjectHandle::newName(is_grey(image) ? "/DeviceGray"
                                                                                : "/DeviceRGB"));
  stream.replaceStreamData(std::string(jpeg.begin(), jpeg.end()),
                           QPDFObjectHandle::newName("/DCTDecode"), QPDFObjectHandle::newNull());
  return stream;
}

void add_pdf_page(QPDF& pdf, const PageImage& image, int quality, double dpi) {
  const std::string width = std::to_string(image.size().width * 72.0 / dpi);
  const std::string height = std::to_string(image.size().height * 72.0 / dpi);
  QPDFObjectHandle page = pdf.makeIndirectObject(QPDFObjectHandle::parse(
      "<< /Type /Page /MediaBox [0 0 " + width + " " + height + "] /Resources << /XObject << >> >> >>"));
  page.getKey("/Resources").getKey("/XObject").replaceKey("/Im0", image_object(pdf, image, quality, dpi));
  page.replaceKey("/Contents", QPDFObjectHandle::newStream(
                                   &pdf, "q " + width + " 0 0 " + height + " 0 0 cm /Im0 Do Q\n"));
  QPDFPageDocumentHelper(pdf).addPage(page, false);
}

}  // namespace

Bytes to_jpeg(const PageImage& image, int quality, double dpi) {
  jpeg_compress_struct state{};
  jpeg_error_mgr errors{};
  state.err = jpeg_std_error(&errors);
  errors.error_exit = throw_jpeg_error;
  jpeg_create_compress(&state);
  unsigned char* out = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&state, &out, &size);
  set_jpeg_parameters(state, image, quality, dpi);
  jpeg_start_compress(&state, TRUE);
  while (state.next_scanline < state.image_height) {
    auto* row = const_cast<JSAMPROW>(image.row(static_cast<int>(state.next_scanline)).data());
    jpeg_write_scanlines(&state, &row, 1);
  }
  jpeg_finish_compress(&state);
  Bytes bytes(out, out + size);
  jpeg_destroy_compress(&state);
  std::free(out);
  return bytes;
}

Bytes to_png(const PageImage& image, double dpi) {
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, throw_png_error, nullptr);
  png_infop info = png_create_info_struct(png);
  Bytes bytes;
  png_set_write_fn(png, &bytes, append_png_bytes, nullptr);
  png_set_IHDR(png, info, static_cast<png_uint_32>(image.size().width),
               static_cast<png_uint_32>(image.size().height), 8,
               is_grey(image) ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  const auto per_metre = static_cast<png_uint_32>(dpi * 1000 / mm_per_inch + 0.5);
  if (dpi > 0) png_set_pHYs(png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
  png_write_info(png, info);
  for (int y = 0; y < image.size().height; ++y) png_write_row(png, rgb_row(image, y).data());
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return bytes;
}

Bytes to_tiff(const std::vector<PageImage>& pages, bool bilevel, double dpi) {
  std::ostringstream stream;
  {
    const std::unique_ptr<TIFF, void (*)(TIFF*)> tiff(
        TIFFStreamOpen("memory", static_cast<std::ostream*>(&stream)), TIFFClose);
    if (!tiff) throw std::runtime_error("tiff: the writer could not be opened");
    for (const PageImage& page : pages) write_tiff_page(tiff.get(), page, bilevel, dpi);
  }
  const std::string text = stream.str();
  return {text.begin(), text.end()};
}

Bytes to_scanned_pdf(const std::vector<PageImage>& pages, int quality, double dpi) {
  QPDF pdf;
  pdf.emptyPDF();
  for (const PageImage& page : pages) add_pdf_page(pdf, page, quality, dpi);
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setDeterministicID(true);
  writer.write();
  const std::unique_ptr<Buffer> buffer(writer.getBuffer());
  return {buffer->getBuffer(), buffer->getBuffer() + buffer->getSize()};
}

}  // namespace hoso::synthetic
