// One page on its way through the pipeline.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <hoso/page_image.hpp>

namespace hoso {

/// Bytes of a page picture exactly as the scanner or camera wrote them, when an archive file
/// may carry them untouched.
struct EncodedImage {
  /// How the bytes are encoded; only what PDF/A-2 takes as it is.
  enum class Format { jpeg };
  Format format = Format::jpeg;  ///< of the bytes
  PixelSize size;      ///< as stored, before any turn
  int components = 3;  ///< 1 = grey, 3 = colour (YCbCr or RGB); never CMYK
  std::vector<std::uint8_t> bytes;  ///< a whole file of that format
};

/// A word of a born-digital page, in pixels of the upright picture. Text is NFC.
struct Word {
  std::string text;  ///< NFC, without spaces
  PixelRect box;  ///< may stick out of the picture
};

/// A decoded page. `image` is what stages look at; turning it keeps `encoded` as it was and adds
/// to `quarter_turns`, so the scanner's bytes can still be shown upright.
struct Page {
  int file = 0;           ///< index of its input file, in the order given
  int page_in_file = 0;   ///< from 0
  PageImage image;  ///< upright as far as known; never empty once decoded
  double stated_dpi = 0;  ///< what the file says; 0 = nothing. Never trusted for reading.
  int quarter_turns = 0;  ///< clockwise turns that made `image` out of the stored picture, 0..3
  std::shared_ptr<const EncodedImage> encoded;  ///< null = the file's bytes cannot be passed on
  std::vector<Word> words;                      ///< empty = no text layer
};

/// `page` turned clockwise by `quarter_turns` x 90 degrees (any integer): picture and words; the
/// encoded bytes stay as they are.
[[nodiscard]] Page turned(const Page& page, int quarter_turns);

}  // namespace hoso
