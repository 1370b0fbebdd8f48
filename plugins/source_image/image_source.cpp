#include "image_source.hpp"

#include <algorithm>
#include <array>

#include "readers.hpp"

namespace hoso::source_image {
namespace {

using Bytes = std::span<const std::uint8_t>;

struct Format {
  const char* media_type;
  bool (*matches)(Bytes);
  std::unique_ptr<PageReader> (*open)(const InputFile&, const StageContext&);
};

bool has(Bytes bytes, std::size_t offset, std::string_view magic) {
  return bytes.size() >= offset + magic.size() &&
         std::equal(magic.begin(), magic.end(), bytes.begin() + static_cast<std::ptrdiff_t>(offset),
                    [](char left, std::uint8_t right) {
                      return static_cast<std::uint8_t>(left) == right;
                    });
}

bool is_jpeg(Bytes bytes) { return has(bytes, 0, "\xFF\xD8\xFF"); }
bool is_png(Bytes bytes) { return has(bytes, 0, "\x89PNG\r\n\x1A\n"); }
bool is_webp(Bytes bytes) { return has(bytes, 0, "RIFF") && has(bytes, 8, "WEBP"); }

/// Both byte orders, classic (42) and BigTIFF (43).
bool is_tiff(Bytes bytes) {
  using namespace std::string_view_literals;
  return has(bytes, 0, "II*\0"sv) || has(bytes, 0, "MM\0*"sv) || has(bytes, 0, "II+\0"sv) ||
         has(bytes, 0, "MM\0+"sv);
}

constexpr std::array formats = std::to_array<Format>({
    {"image/jpeg", is_jpeg, open_jpeg},
    {"image/png", is_png, open_png},
    {"image/tiff", is_tiff, open_tiff},
    {"image/webp", is_webp, open_webp},
});

const Format* format_of(const InputFile& file) {
  const auto found = std::ranges::find_if(
      formats, [&](const Format& format) { return format.matches(file.bytes); });
  return found == formats.end() ? nullptr : &*found;
}

}  // namespace

std::string ImageSource::media_type(const InputFile& file) const {
  const Format* format = format_of(file);
  return format ? format->media_type : "";
}

std::unique_ptr<PageReader> ImageSource::open(const InputFile& file, const StageContext& context) {
  const Format* format = format_of(file);
  if (!format) throw Error("input.unknown_format");
  return format->open(file, context);
}

}  // namespace hoso::source_image
