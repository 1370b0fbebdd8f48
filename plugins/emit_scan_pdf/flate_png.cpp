#include "flate_png.hpp"

#include <array>
#include <cstdlib>
#include <new>
#include <span>

#include <zlib.h>

namespace hoso {
namespace {

using Bytes = std::vector<std::uint8_t>;

/// Row `y` as `components` bytes a pixel, red first.
void read_row(const PageImage& image, int y, std::size_t components, Bytes& out) {
  const auto row = image.row(y);
  const auto step = static_cast<std::size_t>(bytes_per_pixel(image.format()));
  for (std::size_t x = 0; x < static_cast<std::size_t>(image.size().width); ++x) {
    for (std::size_t c = 0; c < components; ++c) {
      out[x * components + c] = row[x * step + (components == 1 ? 0 : 2 - c)];
    }
  }
}

/// PNG specification, 9.4.
std::uint8_t paeth(int left, int up, int corner) {
  const int guess = left + up - corner;
  const int to_left = std::abs(guess - left);
  const int to_up = std::abs(guess - up);
  const int to_corner = std::abs(guess - corner);
  if (to_left <= to_up && to_left <= to_corner) return static_cast<std::uint8_t>(left);
  return static_cast<std::uint8_t>(to_up <= to_corner ? up : corner);
}

/// PNG's filters, each with its type byte in front.
class RowFilter {
 public:
  RowFilter(std::size_t row_bytes, std::size_t components)
      : components_(components),
        sub_(row_bytes + 1, 1),
        up_(row_bytes + 1, 2),
        paeth_(row_bytes + 1, 4) {}

  /// The filtered row with the smallest sum of absolute differences; valid until the next call.
  [[nodiscard]] const Bytes& cheapest(const Bytes& row, const Bytes& above) {
    std::array<std::size_t, 3> cost{};
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::uint8_t left = i < components_ ? 0 : row[i - components_];
      const std::uint8_t corner = i < components_ ? 0 : above[i - components_];
      cost[0] += put(sub_, i, row[i] - left);
      cost[1] += put(up_, i, row[i] - above[i]);
      cost[2] += put(paeth_, i, row[i] - paeth(left, above[i], corner));
    }
    if (cost[1] <= cost[0] && cost[1] <= cost[2]) return up_;
    return cost[0] <= cost[2] ? sub_ : paeth_;
  }

 private:
  static std::size_t put(Bytes& out, std::size_t i, int difference) {
    out[i + 1] = static_cast<std::uint8_t>(difference);
    return static_cast<std::size_t>(std::abs(static_cast<std::int8_t>(out[i + 1])));
  }

  std::size_t components_;
  Bytes sub_;
  Bytes up_;
  Bytes paeth_;
};

/// zlib's compressor into a growing buffer.
class Deflater {
 public:
  Deflater() {
    if (deflateInit(&stream_, Z_DEFAULT_COMPRESSION) != Z_OK) throw std::bad_alloc();
  }
  ~Deflater() { deflateEnd(&stream_); }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  void add(std::span<const std::uint8_t> bytes, int flush = Z_NO_FLUSH) {
    stream_.next_in = const_cast<Bytef*>(bytes.data());
    stream_.avail_in = static_cast<uInt>(bytes.size());
    do {
      std::array<std::uint8_t, 1 << 14> chunk;
      stream_.next_out = chunk.data();
      stream_.avail_out = static_cast<uInt>(chunk.size());
      deflate(&stream_, flush);
      packed_.insert(packed_.end(), chunk.data(), stream_.next_out);
    } while (stream_.avail_out == 0);
  }
  [[nodiscard]] std::size_t size() const { return packed_.size(); }
  [[nodiscard]] Bytes finish() {
    add({}, Z_FINISH);
    return std::move(packed_);
  }

 private:
  z_stream stream_{};
  Bytes packed_;
};

}  // namespace

std::optional<Bytes> flate_png(const PageImage& image, int components, std::size_t limit) {
  const auto count = static_cast<std::size_t>(components);
  const std::size_t row_bytes = static_cast<std::size_t>(image.size().width) * count;
  Bytes row(row_bytes);
  Bytes above(row_bytes);
  RowFilter filter(row_bytes, count);
  Deflater deflater;
  for (int y = 0; y < image.size().height; ++y) {
    read_row(image, y, count, row);
    deflater.add(filter.cheapest(row, above));
    if (deflater.size() > limit) return std::nullopt;
    row.swap(above);
  }
  auto packed = deflater.finish();
  if (packed.size() > limit) return std::nullopt;
  return packed;
}

}  // namespace hoso
