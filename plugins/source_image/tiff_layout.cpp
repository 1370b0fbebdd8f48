#include "tiff_layout.hpp"

#include <algorithm>
#include <cmath>

namespace hoso::source_image {
namespace {

using Bytes = std::span<const std::uint8_t>;

std::uint16_t number(TIFF* tiff, std::uint32_t tag) {
  std::uint16_t value = 0;
  TIFFGetFieldDefaulted(tiff, tag, &value);
  return value;
}

std::optional<Alpha> alpha_of(TIFF* tiff) {
  std::uint16_t count = 0;
  const std::uint16_t* kinds = nullptr;
  TIFFGetFieldDefaulted(tiff, TIFFTAG_EXTRASAMPLES, &count, &kinds);
  if (count == 0 || kinds == nullptr) return std::nullopt;
  if (kinds[0] == EXTRASAMPLE_ASSOCALPHA) return Alpha::premultiplied;
  if (kinds[0] == EXTRASAMPLE_UNASSALPHA) return Alpha::straight;
  return std::nullopt;
}

bool is_grey(const TiffLayout& layout) {
  return layout.photometric == PHOTOMETRIC_MINISBLACK ||
         layout.photometric == PHOTOMETRIC_MINISWHITE;
}

/// Old writers filled the 16-bit table with 8-bit numbers.
int palette_shift(const std::uint16_t* const (&tables)[3], std::size_t count) {
  const bool small = std::ranges::all_of(tables, [count](const std::uint16_t* table) {
    return std::all_of(table, table + count, [](std::uint16_t level) { return level < 256; });
  });
  return small ? 0 : 8;
}

void read_palette(TIFF* tiff, TiffLayout& layout) {
  std::uint16_t* red = nullptr;
  std::uint16_t* green = nullptr;
  std::uint16_t* blue = nullptr;
  if (layout.bits > 8 || TIFFGetField(tiff, TIFFTAG_COLORMAP, &red, &green, &blue) == 0) {
    throw Error("input.page_damaged");
  }
  const std::size_t count = std::size_t{1} << layout.bits;
  const int shift = palette_shift({red, green, blue}, count);
  layout.colored = !(std::equal(red, red + count, green) && std::equal(red, red + count, blue));
  for (std::size_t i = 0; i < count; ++i) {
    for (const std::uint16_t* table : {blue, green, red}) {
      if (layout.colored || table == red) {
        layout.levels.push_back(static_cast<std::uint8_t>(table[i] >> shift));
      }
    }
  }
}

/// What TiffRowReader understands; all else goes through libtiff's own conversion.
bool is_in_rows(TIFF* tiff, const TiffLayout& layout) {
  const bool depth = layout.bits == 1 || layout.bits == 2 || layout.bits == 4 ||
                     layout.bits == 8 || layout.bits == 16;
  const bool kind = is_grey(layout) || layout.photometric == PHOTOMETRIC_PALETTE ||
                    (layout.photometric == PHOTOMETRIC_RGB && layout.samples >= 3);
  const std::uint16_t format = number(tiff, TIFFTAG_SAMPLEFORMAT);
  return depth && kind && TIFFIsTiled(tiff) == 0 && layout.samples <= 5 &&
         (layout.samples == 1 || number(tiff, TIFFTAG_PLANARCONFIG) == PLANARCONFIG_CONTIG) &&
         (format == SAMPLEFORMAT_UINT || format == SAMPLEFORMAT_VOID);
}

/// libjpeg inside libtiff converts YCbCr better than libtiff's generic code.
void prefer_rgb(TIFF* tiff, TiffLayout& layout) {
  if (number(tiff, TIFFTAG_COMPRESSION) != COMPRESSION_JPEG ||
      layout.photometric != PHOTOMETRIC_YCBCR) {
    return;
  }
  TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
  layout.photometric = PHOTOMETRIC_RGB;
}

}  // namespace

TiffLayout read_layout(TIFF* tiff, const Limits& limits) {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &width);
  TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height);
  require_page_size(width, height, limits);

  TiffLayout layout;
  layout.size = {static_cast<int>(width), static_cast<int>(height)};
  layout.bits = number(tiff, TIFFTAG_BITSPERSAMPLE);
  layout.samples = number(tiff, TIFFTAG_SAMPLESPERPIXEL);
  layout.alpha = alpha_of(tiff);
  if (TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &layout.photometric) == 0) {
    layout.photometric = layout.samples >= 3 ? PHOTOMETRIC_RGB : PHOTOMETRIC_MINISWHITE;
  }
  prefer_rgb(tiff, layout);
  layout.in_rows = is_in_rows(tiff, layout);
  layout.colored = !is_grey(layout);
  if (layout.in_rows && layout.photometric == PHOTOMETRIC_PALETTE) read_palette(tiff, layout);
  return layout;
}

Orientation orientation_of(TIFF* tiff) {
  return orientation_of_tag(number(tiff, TIFFTAG_ORIENTATION));
}

double stated_dpi(TIFF* tiff) {
  float x = 0;
  float y = 0;
  if (TIFFGetField(tiff, TIFFTAG_XRESOLUTION, &x) == 0) return 0;
  if (TIFFGetField(tiff, TIFFTAG_YRESOLUTION, &y) == 0) y = x;
  const double mean = std::sqrt(static_cast<double>(x) * static_cast<double>(y));
  if (!std::isfinite(mean)) return 0;
  switch (number(tiff, TIFFTAG_RESOLUTIONUNIT)) {
    case RESUNIT_INCH: return mean;
    case RESUNIT_CENTIMETER: return mean * 2.54;
    default: return 0;
  }
}

TiffRowReader::TiffRowReader(const TiffLayout& layout)
    : layout_(layout),
      channels_(layout.colored ? 3 : 1),
      samples_(static_cast<std::size_t>(layout.size.width) * layout.samples),
      row_(static_cast<std::size_t>(layout.size.width) * channels_) {}

Bytes TiffRowReader::convert(Bytes stored) {
  unpack(stored);
  if (!layout_.levels.empty()) {
    map_levels();
    return row_;
  }
  if (layout_.photometric == PHOTOMETRIC_MINISWHITE) {
    for (std::uint8_t& sample : samples_) sample = static_cast<std::uint8_t>(255 - sample);
  }
  drop_extra_samples();
  if (layout_.colored) swap_red_and_blue(row_);
  return row_;
}

/// To 8 bits a sample: grey levels are spread over 0..255, palette indices stay as they are.
void TiffRowReader::unpack(Bytes stored) {
  const unsigned bits = layout_.bits;
  if (bits == 8) {
    std::copy_n(stored.begin(), samples_.size(), samples_.begin());
    return;
  }
  if (bits == 16) {  // in host order: the high byte is the second one
    for (std::size_t i = 0; i < samples_.size(); ++i) samples_[i] = stored[2 * i + 1];
    return;
  }
  const unsigned mask = (1U << bits) - 1;
  const unsigned spread = layout_.levels.empty() ? 255 / mask : 1;
  const std::size_t per_byte = 8 / bits;
  for (std::size_t i = 0; i < samples_.size(); ++i) {
    const auto shift = static_cast<unsigned>(8 - bits * (i % per_byte + 1));
    samples_[i] = static_cast<std::uint8_t>((stored[i / per_byte] >> shift & mask) * spread);
  }
}

void TiffRowReader::map_levels() {
  for (std::size_t x = 0; x < row_.size() / channels_; ++x) {
    const std::uint8_t* level = &layout_.levels[samples_[x * layout_.samples] * channels_];
    std::copy_n(level, channels_, &row_[x * channels_]);
  }
}

void TiffRowReader::drop_extra_samples() {
  const std::size_t stride = layout_.samples;
  if (stride == channels_) {
    row_.swap(samples_);
  } else if (layout_.alpha && stride == channels_ + 1) {
    flatten_row(samples_, row_, static_cast<int>(channels_), *layout_.alpha);
  } else {
    for (std::size_t x = 0; x < row_.size() / channels_; ++x) {
      std::copy_n(&samples_[x * stride], channels_, &row_[x * channels_]);
    }
  }
}

}  // namespace hoso::source_image
