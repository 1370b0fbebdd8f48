#include <hoso/page_canvas.hpp>

#include <cstring>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>

namespace hoso {
namespace {

/// A4 at 8 dpi: nothing smaller is a picture of a page.
constexpr std::uint64_t min_side_px = 64;

PixelSize turned_size(PixelSize size, int quarter_turns) {
  return quarter_turns % 2 == 0 ? size : PixelSize{size.height, size.width};
}

/// Copies pixels of `Channels` bytes to places that lie `step` bytes apart.
template <std::size_t Channels>
void scatter(std::span<const std::uint8_t> row, std::uint8_t* to, std::ptrdiff_t step) {
  for (const std::uint8_t* from = row.data(); from != row.data() + row.size();
       from += Channels, to += step) {
    std::memcpy(to, from, Channels);
  }
}

}  // namespace

Orientation orientation_of_tag(int tag) {
  switch (tag) {
    case 2: return {true, 0};
    case 3: return {false, 2};
    case 4: return {true, 2};
    case 5: return {true, 3};
    case 6: return {false, 1};
    case 7: return {true, 1};
    case 8: return {false, 3};
    default: return {};
  }
}

void require_page_size(std::uint64_t width, std::uint64_t height, const Limits& limits) {
  const auto side = static_cast<std::uint64_t>(limits.side_px);
  const MessageArguments arguments{{"width", std::to_string(width)},
                                   {"height", std::to_string(height)}};
  if (width > side || height > side || width * height > limits.pixels) {
    throw Error("limit.pixels", arguments);
  }
  if (width < min_side_px || height < min_side_px) throw Error("input.too_small", arguments);
}

void require_enough_rows(int rows, int height, const StageContext& context) {
  if (rows >= height) return;
  if (rows * 2 < height) throw Error("input.page_damaged");
  context.report("input.page_incomplete", Severity::warning,
                 {{"percent", std::to_string(static_cast<long>(rows) * 100 / height)}});
}

PageCanvas::PageCanvas(PixelSize stored, PixelFormat format, Orientation orientation)
    : stored_(stored),
      upright_(turned_size(stored, orientation.quarter_turns)),
      format_(format),
      orientation_(orientation),
      pixels_(static_cast<std::size_t>(stored.width) * static_cast<std::size_t>(stored.height) *
                  static_cast<std::size_t>(bytes_per_pixel(format)),
              std::uint8_t{255}) {}

std::size_t PageCanvas::offset_of(int x, int y) const {
  if (orientation_.mirrored) x = stored_.width - 1 - x;
  switch (orientation_.quarter_turns) {
    case 1: std::tie(x, y) = std::pair(stored_.height - 1 - y, x); break;
    case 2: std::tie(x, y) = std::pair(stored_.width - 1 - x, stored_.height - 1 - y); break;
    case 3: std::tie(x, y) = std::pair(y, stored_.width - 1 - x); break;
    default: break;
  }
  return (static_cast<std::size_t>(y) * static_cast<std::size_t>(upright_.width) +
          static_cast<std::size_t>(x)) *
         static_cast<std::size_t>(bytes_per_pixel(format_));
}

void PageCanvas::put_row(int y, std::span<const std::uint8_t> row) {
  const auto channels = static_cast<std::size_t>(bytes_per_pixel(format_));
  if (y < 0 || y >= stored_.height ||
      row.size() != static_cast<std::size_t>(stored_.width) * channels) {
    throw std::invalid_argument("page canvas: row does not fit");
  }
  std::uint8_t* first = pixels_.data() + offset_of(0, y);
  if (orientation_ == Orientation()) {
    std::memcpy(first, row.data(), row.size());
    return;
  }
  const std::ptrdiff_t step =
      stored_.width > 1 ? static_cast<std::ptrdiff_t>(offset_of(1, y)) -
                              static_cast<std::ptrdiff_t>(offset_of(0, y))
                        : 0;
  channels == 1 ? scatter<1>(row, first, step) : scatter<3>(row, first, step);
}

PageImage PageCanvas::take() { return PageImage(upright_, format_, std::move(pixels_)); }

}  // namespace hoso
