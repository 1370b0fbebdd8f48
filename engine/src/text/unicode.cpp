#include <hoso/text.hpp>

#include <utf8proc.h>

namespace hoso {

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> points;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t point = 0;
    utf8proc_ssize_t used = utf8proc_iterate(bytes, left, &point);
    if (used <= 0) {
      used = 1;
      point = 0xFFFD;
    }
    points.push_back(static_cast<char32_t>(point));
    bytes += used;
    left -= used;
  }
  return points;
}

std::string to_utf8(const std::vector<char32_t>& points) {
  std::string text;
  for (const char32_t point : points) {
    utf8proc_uint8_t bytes[4];
    const auto used = utf8proc_encode_char(static_cast<utf8proc_int32_t>(point), bytes);
    text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(used));
  }
  return text;
}

}  // namespace hoso
