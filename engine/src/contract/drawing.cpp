#include "contract/drawing.hpp"

#include <algorithm>

namespace hoso::contract {
namespace {

using Pixels = std::vector<std::uint8_t>;

std::size_t offset_of(PixelSize size, int x, int y) {
  return static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width) +
         static_cast<std::size_t>(x);
}

PixelRect pixels_of(const MmRect& box, double dpi) {
  const auto px = [&](double mm) { return static_cast<int>(mm_to_px(mm, dpi)); };
  return {px(box.x), px(box.y), px(box.width), px(box.height)};
}

struct Pen {
  const TemplatePage& page;
  Pixels& pixels;

  /// Copies the darker pixels of `from` to where its corner comes to lie at (x, y).
  void copy(const PixelRect& from, int x, int y) {
    const PixelSize size = page.blank.size();
    const PixelRect to = clipped({x, y, from.width, from.height}, size);
    for (int row = 0; row < to.height; ++row) {
      const std::uint8_t* source = page.blank.picture().row(from.y + row).data() + from.x;
      std::uint8_t* target = &pixels[offset_of(size, to.x, to.y + row)];
      for (int column = 0; column < to.width; ++column) {
        target[column] = std::min(target[column], source[column]);
      }
    }
  }

  /// Words side by side until the zone is full, from `word` on; the next word's number.
  std::size_t fill(const PixelRect& zone, std::size_t word) {
    constexpr int space_px = 12;
    for (int x = zone.x + space_px; word < page.words.size(); ++word) {
      const PixelRect from =
          clipped(pixels_of(page.words[word].box, page.blank.dpi()), page.blank.size());
      if (from.empty()) continue;
      if (x + from.width > zone.x + zone.width) break;
      copy(from, x, zone.y + (zone.height - from.height) / 2);
      x += from.width + space_px;
    }
    return word;
  }

  /// A zigzag from the zone's left to its right, as tall as the zone: what signatures look like to
  /// a machine.
  void scribble(const PixelRect& zone) {
    constexpr int stroke_px = 6;
    const PixelRect inside = clipped(zone, page.blank.size());
    for (int step = 0; step < 2 * inside.width; ++step) {
      const int height = std::max(1, inside.height - stroke_px);
      const int phase = step % (2 * height);
      const int y = inside.y + (phase < height ? phase : 2 * height - phase);
      const int x = inside.x + step / 2;
      std::fill_n(&pixels[offset_of(page.blank.size(), x, y)],
                  std::min(stroke_px, inside.x + inside.width - x), 0);
    }
  }
};

/// Higher than any line of writing.
bool is_for_signature(const Zone& zone) { return zone.box.height > 12; }

}  // namespace

PageImage white_picture(PixelSize size) {
  return {size, PixelFormat::gray8, Pixels(offset_of(size, 0, size.height), 255)};
}

PageImage filled_blank(const FormTemplate& form, int number) {
  const TemplatePage& page = form.pages[static_cast<std::size_t>(number)];
  const auto bytes = page.blank.picture().bytes();
  Pixels pixels(bytes.begin(), bytes.end());
  Pen pen{page, pixels};
  std::size_t word = 0;
  for (const FieldSpec& field : form.fields) {
    for (const Zone& zone : field.zones) {
      if (zone.page != number) continue;
      const PixelRect place = pixels_of(zone.box, page.blank.dpi());
      if (is_for_signature(zone)) {
        pen.scribble(place);
        continue;
      }
      word = pen.fill(place, word);
      if (word >= page.words.size()) word = 0;
    }
  }
  return {page.blank.size(), PixelFormat::gray8, std::move(pixels)};
}

PageImage stamped(const PageImage& grey) {
  Pixels pixels;
  pixels.reserve(grey.byte_count() * 3);
  for (const std::uint8_t value : grey.bytes()) pixels.insert(pixels.end(), 3, value);
  const PixelSize size = grey.size();
  const int side = size.width / 12;
  const PixelRect stamp = clipped({size.width / 2, size.height / 2, side, side}, size);
  for (int y = stamp.y; y < stamp.y + stamp.height; ++y) {
    for (int x = stamp.x; x < stamp.x + stamp.width; ++x) {
      std::uint8_t* pixel = &pixels[offset_of(size, x, y) * 3];
      pixel[0] = pixel[1] = static_cast<std::uint8_t>(pixel[0] / 5);
      pixel[2] = 200;
    }
  }
  return {size, PixelFormat::bgr24, std::move(pixels)};
}

PageImage scaled(const PageImage& grey, PixelSize size) {
  Pixels pixels(offset_of(size, 0, size.height));
  for (int y = 0; y < size.height; ++y) {
    const auto row = grey.row(static_cast<int>(std::int64_t{y} * grey.size().height / size.height));
    std::uint8_t* target = &pixels[offset_of(size, 0, y)];
    for (int x = 0; x < size.width; ++x) {
      target[x] = row[static_cast<std::size_t>(std::int64_t{x} * grey.size().width / size.width)];
    }
  }
  return {size, PixelFormat::gray8, std::move(pixels)};
}

}  // namespace hoso::contract
