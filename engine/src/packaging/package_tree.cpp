#include "packaging/package_tree.hpp"

#include <algorithm>
#include <array>

#include <openssl/evp.h>

#include <hoso/text.hpp>
#include <hoso/zip_writer.hpp>

namespace hoso::packaging {
namespace {

struct MediaType {
  std::string_view end;
  std::string_view type;
};

constexpr std::array<MediaType, 10> media_types = {{{".pdf", "application/pdf"},
                                                    {".xml", "application/xml"},
                                                    {".xsd", "application/xml"},
                                                    {".json", "application/json"},
                                                    {".edxml", "application/xml"},
                                                    {".html", "text/html"},
                                                    {".txt", "text/plain"},
                                                    {".p7s", "application/pkcs7-signature"},
                                                    {".csv", "text/csv"},
                                                    {".zip", "application/zip"}}};

bool is_bidirectional(char32_t point) {
  return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) || point == 0x200E ||
         point == 0x200F || point == 0x061C;
}

bool is_safe_letter(char32_t point) {
  return point >= 0x20 && point != 0x7F && !(point >= 0x80 && point < 0xA0) && point != '\\' && point != ':' &&
         !is_bidirectional(point);
}

bool is_safe_part(std::string_view part) {
  return !part.empty() && part != "." && part != ".." && part.back() != '.' && part.back() != ' ' &&
         part.front() != ' ' && part.size() <= 255;
}

std::string hex_of(std::span<const std::uint8_t> bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : bytes) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

ZipMethod method_for(const std::string& path) {
  return media_type_of(path) == "application/pdf" ? ZipMethod::stored : ZipMethod::deflated;
}

}  // namespace

std::string media_type_of(std::string_view path) {
  for (const MediaType& known : media_types) {
    if (path.ends_with(known.end)) return std::string(known.type);
  }
  return "application/octet-stream";
}

bool is_safe_path(std::string_view path, const TreeLimits& limits) {
  if (path.empty() || path.size() > limits.path_bytes || nfc(path) != path) return false;
  if (!std::ranges::all_of(code_points(path), is_safe_letter)) return false;
  while (true) {
    const std::size_t slash = path.find('/');
    if (!is_safe_part(path.substr(0, slash))) return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

std::string path_twin_key(std::string_view path) { return lower_case(path); }

std::span<const std::uint8_t> bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

Bytes to_bytes(std::string_view text) { return {text.begin(), text.end()}; }

std::string_view text_of(std::span<const std::uint8_t> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string sha512_hex(std::span<const std::uint8_t> bytes) {
  std::array<std::uint8_t, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha512(), nullptr) != 1) throw std::bad_alloc();
  return hex_of({digest.data(), size});
}

PackageTree below(const std::string& folder, PackageTree tree) {
  PackageTree moved;
  for (auto& [path, bytes] : tree) {
    std::string place = folder;
    place.append("/").append(path);
    moved.emplace(std::move(place), std::move(bytes));
  }
  return moved;
}

PackageTree without_folder(const PackageTree& tree) {
  PackageTree inner;
  for (const auto& [path, bytes] : tree) inner.emplace(path.substr(path.find('/') + 1), bytes);
  return inner;
}

Bytes zip_of(const PackageTree& tree, std::chrono::sys_seconds modified) {
  ZipWriter zip(modified);
  for (const auto& [path, bytes] : tree) zip.add(path, bytes, method_for(path));
  return std::move(zip).finish();
}

}  // namespace hoso::packaging
