#include "file_kind.hpp"

#include <array>

namespace hoso::app {
namespace {

using namespace std::string_view_literals;

struct Kind {
  std::string_view begin;
  std::string_view extension;
};

constexpr std::array kinds{Kind{"%PDF-"sv, ".pdf"sv},      Kind{"\xFF\xD8\xFF"sv, ".jpg"sv},
                           Kind{"\x89PNG"sv, ".png"sv},    Kind{"II*\0"sv, ".tif"sv},
                           Kind{"MM\0*"sv, ".tif"sv},      Kind{"RIFF"sv, ".webp"sv},
                           Kind{"PK\x03\x04"sv, ".zip"sv}, Kind{"<?xml"sv, ".xml"sv},
                           Kind{"{"sv, ".json"sv},         Kind{"["sv, ".json"sv}};

}  // namespace

std::string_view extension_of(std::span<const std::uint8_t> bytes) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  for (const Kind& kind : kinds) {
    if (text.starts_with(kind.begin)) return kind.extension;
  }
  return ".bin";
}

}  // namespace hoso::app
