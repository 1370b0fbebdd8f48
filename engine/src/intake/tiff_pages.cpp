#include "intake/tiff_pages.hpp"

#include <tiffio.h>
#include <unistd.h>

#include <hoso/error.hpp>

#include "confine/shared_memory.hpp"

namespace hoso::intake {
namespace {

[[noreturn]] void not_written() { throw Error("output.not_written", {{"path", "TIFF"}, {"detail", "memory"}}); }

void describe(TIFF* tiff, const Page& page, int number) {
  const int channels = bytes_per_pixel(page.image.format());
  TIFFSetField(tiff, TIFFTAG_SUBFILETYPE, FILETYPE_PAGE);
  TIFFSetField(tiff, TIFFTAG_PAGENUMBER, number, 0);
  TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, page.image.size().width);
  TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, page.image.size().height);
  TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
  TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, channels);
  TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, channels == 3 ? PHOTOMETRIC_RGB : PHOTOMETRIC_MINISBLACK);
  TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
  TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_ADOBE_DEFLATE);
  TIFFSetField(tiff, TIFFTAG_PREDICTOR, PREDICTOR_HORIZONTAL);
  TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, TIFFDefaultStripSize(tiff, 0));
  if (page.stated_dpi <= 0) return;
  TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
  TIFFSetField(tiff, TIFFTAG_XRESOLUTION, page.stated_dpi);
  TIFFSetField(tiff, TIFFTAG_YRESOLUTION, page.stated_dpi);
}

/// libtiff's predictor works in place, and TIFF wants red first.
void copy_row(const PageImage& image, int y, std::vector<std::uint8_t>& row) {
  const auto from = image.row(y);
  row.assign(from.begin(), from.end());
  if (image.format() != PixelFormat::bgr24) return;
  for (std::size_t x = 0; x < row.size(); x += 3) std::swap(row[x], row[x + 2]);
}

}  // namespace

void TiffPages::Close::operator()(void* tiff) const { TIFFClose(static_cast<TIFF*>(tiff)); }

TiffPages::TiffPages() : memory_(confine::make_memory_file("hoso-scan")) {
  // TIFFClose closes the descriptor that it was given.
  const int own = dup(memory_.get());
  tiff_.reset(own < 0 ? nullptr : TIFFFdOpen(own, "scan", "w"));
  if (!tiff_) not_written();
}

TiffPages::~TiffPages() = default;

void TiffPages::add(const Page& page) {
  auto* tiff = static_cast<TIFF*>(tiff_.get());
  describe(tiff, page, count_);
  std::vector<std::uint8_t> row;
  for (int y = 0; y < page.image.size().height; ++y) {
    copy_row(page.image, y, row);
    if (TIFFWriteScanline(tiff, row.data(), static_cast<std::uint32_t>(y)) != 1) not_written();
  }
  if (TIFFWriteDirectory(tiff) != 1) not_written();
  ++count_;
}

std::uint64_t TiffPages::byte_count() const { return confine::byte_count(memory_); }

std::vector<std::uint8_t> TiffPages::finish() {
  tiff_.reset();
  const auto size = static_cast<std::size_t>(byte_count());
  const auto bytes = confine::mapped(memory_, size);
  return {bytes.get(), bytes.get() + size};
}

}  // namespace hoso::intake
