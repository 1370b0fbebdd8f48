#include <gmock/gmock.h>
#include <tiffio.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "pictures.hpp"

namespace hoso::source_image::test {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

struct TiffTraits {
  std::uint16_t bits = 8;
  std::uint16_t samples = 3;
  std::uint16_t photometric = PHOTOMETRIC_RGB;
  std::uint16_t compression = COMPRESSION_LZW;
  std::uint16_t orientation = ORIENTATION_TOPLEFT;
  std::uint16_t extra = EXTRASAMPLE_UNSPECIFIED;
  float dpi = 300;
  bool tiled = false;
  bool preview = false;
};

/// Sample c of pixel (x, y) as a number of `bits` bits.
int sample(const TiffTraits& traits, int x, int y, int c) {
  if (traits.bits < 8) return x % 2 == 0 ? 0 : (1 << traits.bits) - 1;
  if (traits.photometric == PHOTOMETRIC_PALETTE) return x;
  const bool is_extra = traits.samples % 2 == 0 && c == traits.samples - 1;
  return is_extra ? (x < size.width / 2 ? 255 : 0) : level(x, y, c);
}

void put_bits(ByteString& row, int& used, int value, int bits) {
  for (int bit = bits - 1; bit >= 0; --bit, ++used) {
    if (used % 8 == 0) row.push_back(0);
    row.back() = static_cast<std::uint8_t>(row.back() | ((value >> bit & 1) << (7 - used % 8)));
  }
}

ByteString tiff_row(const TiffTraits& traits, int y, int width) {
  ByteString row;
  int used = 0;
  for (int x = 0; x < width; ++x) {
    for (int c = 0; c < traits.samples; ++c) {
      const int value = sample(traits, x, y, c);
      if (traits.bits == 16) {  // host order, low byte different from the high one
        row.push_back(7), row.push_back(static_cast<std::uint8_t>(value));
      } else {
        put_bits(row, used, value, traits.bits);
      }
    }
  }
  return row;
}

void set_tags(TIFF* tiff, const TiffTraits& traits) {
  TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, size.width);
  TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, size.height);
  TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, traits.bits);
  TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, traits.samples);
  TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, traits.photometric);
  TIFFSetField(tiff, TIFFTAG_COMPRESSION, traits.compression);
  TIFFSetField(tiff, TIFFTAG_ORIENTATION, traits.orientation);
  TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
  TIFFSetField(tiff, TIFFTAG_XRESOLUTION, traits.dpi);
  TIFFSetField(tiff, TIFFTAG_YRESOLUTION, traits.dpi);
  TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
  if (traits.samples % 2 == 0) TIFFSetField(tiff, TIFFTAG_EXTRASAMPLES, 1, &traits.extra);
  if (traits.preview) TIFFSetField(tiff, TIFFTAG_SUBFILETYPE, FILETYPE_REDUCEDIMAGE);
  if (traits.photometric == PHOTOMETRIC_PALETTE) {
    std::vector<std::uint16_t> red(256), green(256), blue(256);
    for (std::size_t i = 0; i < 256; ++i) red[i] = static_cast<std::uint16_t>(i << 8), green[i] = 0x4000;
    TIFFSetField(tiff, TIFFTAG_COLORMAP, red.data(), green.data(), blue.data());
  }
}

void write_tiles(TIFF* tiff, const TiffTraits& traits) {
  TIFFSetField(tiff, TIFFTAG_TILEWIDTH, 64);
  TIFFSetField(tiff, TIFFTAG_TILELENGTH, 64);
  ByteString tile(64 * 64 * 3);
  for (int top = 0; top < size.height; top += 64) {
    for (int left = 0; left < size.width; left += 64) {
      for (int i = 0; i < 64 * 64 * 3; ++i) {
        tile[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(
            sample(traits, left + i / 3 % 64, top + i / 3 / 64, i % 3));
      }
      TIFFWriteTile(tiff, tile.data(), static_cast<std::uint32_t>(left),
                    static_cast<std::uint32_t>(top), 0, 0);
    }
  }
}

void write_rows(TIFF* tiff, const TiffTraits& traits) {
  TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, 16);
  for (int y = 0; y < size.height; ++y) {
    ByteString row = tiff_row(traits, y, size.width);
    TIFFWriteScanline(tiff, row.data(), static_cast<std::uint32_t>(y));
  }
}

ByteString tiff(const std::vector<TiffTraits>& pages) {
  std::string name = testing::TempDir() + "hoso-tiff-XXXXXX";
  ::close(::mkstemp(name.data()));
  TIFF* file = TIFFOpen(name.c_str(), "w");
  for (const TiffTraits& traits : pages) {
    set_tags(file, traits);
    traits.tiled ? write_tiles(file, traits) : write_rows(file, traits);
    TIFFWriteDirectory(file);
  }
  TIFFClose(file);
  std::ifstream stream(name, std::ios::binary);
  ByteString bytes{std::istreambuf_iterator<char>(stream), {}};
  ::unlink(name.c_str());
  return bytes;
}

Page only_page(const TiffTraits& traits) {
  const Result result = read_all(tiff({traits}));
  EXPECT_THAT(result.pages, SizeIs(1)) << result.error;
  return result.pages.empty() ? Page() : result.pages[0];
}

TEST(TiffTest, EveryPageIsReadAndPreviewsAreNot) {
  const Result result = read_all(tiff({{.dpi = 150}, {.preview = true}, {.dpi = 600}}));
  ASSERT_THAT(result.pages, SizeIs(2)) << result.error;
  EXPECT_EQ(result.pages[0].stated_dpi, 150);
  EXPECT_EQ(result.pages[1].stated_dpi, 600);
}

TEST(TiffTest, FaxPageIsGreyWhicheverColourIsZero) {
  const TiffTraits white_is_zero{.bits = 1, .samples = 1, .photometric = PHOTOMETRIC_MINISWHITE,
                                 .compression = COMPRESSION_CCITTFAX4};
  const Page fax = only_page(white_is_zero);
  EXPECT_EQ(fax.image.format(), PixelFormat::gray8);
  EXPECT_THAT(pixel(fax.image, 0, 0), ElementsAre(255, 255, 255));
  EXPECT_THAT(pixel(fax.image, 1, 0), ElementsAre(0, 0, 0));

  TiffTraits black_is_zero = white_is_zero;
  black_is_zero.photometric = PHOTOMETRIC_MINISBLACK;
  EXPECT_THAT(pixel(only_page(black_is_zero).image, 1, 0), ElementsAre(255, 255, 255));
}

TEST(TiffTest, GreyOfEveryDepthIsGrey) {
  for (const std::uint16_t bits : {2, 4}) {
    const Page page = only_page({.bits = bits, .samples = 1, .photometric = PHOTOMETRIC_MINISBLACK});
    EXPECT_THAT(pixel(page.image, 1, 0), ElementsAre(255, 255, 255)) << bits;
  }
  for (const std::uint16_t bits : {8, 16}) {
    const Page page = only_page({.bits = bits, .samples = 1, .photometric = PHOTOMETRIC_MINISBLACK});
    EXPECT_EQ(page.image.format(), PixelFormat::gray8);
    EXPECT_THAT(pixel(page.image, 10, 20), ElementsAre(20, 20, 20)) << bits;
  }
}

TEST(TiffTest, ColourOfEveryKindIsBgr) {
  const std::vector<TiffTraits> kinds{
      {}, {.bits = 16}, {.compression = COMPRESSION_ADOBE_DEFLATE}, {.tiled = true}};
  for (const TiffTraits& traits : kinds) {
    EXPECT_THAT(pixel(only_page(traits).image, 10, 20), ElementsAre(60, 40, 20));
    EXPECT_THAT(pixel(only_page(traits).image, 90, 70), ElementsAre(60, 140, 180));
  }
}

TEST(TiffTest, PaletteIsLookedUp) {
  const Page page = only_page({.samples = 1, .photometric = PHOTOMETRIC_PALETTE});
  EXPECT_THAT(pixel(page.image, 10, 20), ElementsAre(0, 0x40, 10));
}

TEST(TiffTest, TransparencyLiesOnWhitePaper) {
  for (const std::uint16_t extra : {EXTRASAMPLE_UNASSALPHA, EXTRASAMPLE_ASSOCALPHA}) {
    const Page page = only_page({.samples = 4, .extra = extra});
    EXPECT_THAT(pixel(page.image, 10, 20), ElementsAre(60, 40, 20));
    EXPECT_THAT(pixel(page.image, size.width - 1, 79), ElementsAre(255, 255, 255));
  }
}

TEST(TiffTest, ExtraSampleThatIsNoAlphaIsIgnored) {
  const Page page = only_page({.samples = 4, .extra = EXTRASAMPLE_UNSPECIFIED});
  EXPECT_THAT(pixel(page.image, 90, 70), ElementsAre(60, 140, 180));
}

TEST(TiffTest, OrientationTagTurnsThePixelsAndIsCounted) {
  for (const bool tiled : {false, true}) {
    const Page page = only_page({.orientation = ORIENTATION_RIGHTTOP, .tiled = tiled});
    EXPECT_EQ(page.quarter_turns, 1);
    EXPECT_EQ(page.image.size(), (PixelSize{size.height, size.width}));
    EXPECT_THAT(pixel(page.image, 0, 0), ElementsAre(60, 2 * (size.height - 1), 0));
  }
}

TEST(TiffTest, PagesAreReadInAnyOrder) {
  ByteString file = tiff({{.compression = COMPRESSION_NONE}, {.compression = COMPRESSION_NONE}});
  ImageSource source;
  const Limits limits;
  const StageContext context(limits, {}, {}, {});
  const auto reader = source.open({"a", file}, context);
  ASSERT_EQ(reader->page_count(), 2);
  EXPECT_EQ(reader->read(1, context).image.size(), size);
  EXPECT_EQ(reader->read(0, context).image.size(), size);
}

TEST(TiffTest, DamageIsReported) {
  ByteString file = tiff({{}});
  // libtiff writes the directory last.
  file.resize(file.size() / 2);
  EXPECT_EQ(read_all(file).error, "input.damaged");
  EXPECT_EQ(read_all({'I', 'I', '*', 0}).error, "input.damaged");
}

TEST(TiffTest, EndlessDirectoriesEnd) {
  // A directory that names itself as the next one.
  const ByteString loop{'I', 'I', '*', 0, 8, 0, 0, 0, 1, 0, 0, 1, 3, 0,
                        1,   0,   0,   0, 1, 0, 0, 0, 8, 0, 0, 0};
  Limits limits;
  limits.pages = 5;
  EXPECT_NE(read_all(loop, limits).error, "");
}

}  // namespace
}  // namespace hoso::source_image::test
