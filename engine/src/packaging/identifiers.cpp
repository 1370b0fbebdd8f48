#include "packaging/identifiers.hpp"

#include <array>
#include <cstdint>
#include <new>

#include <fmt/format.h>
#include <openssl/evp.h>

namespace hoso::packaging {
namespace {

/// Made once at random; it must never change.
constexpr std::array<std::uint8_t, 16> name_space = {0x5e, 0x0c, 0x8a, 0x51, 0x7d, 0x2b, 0x4f, 0x6e,
                                                     0x9b, 0x34, 0xd1, 0x07, 0xc2, 0x68, 0xaa, 0x90};

}  // namespace

std::string uuid_of(std::string_view name) {
  std::string text(name_space.begin(), name_space.end());
  text.append(name);
  std::array<std::uint8_t, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha1(), nullptr) != 1) throw std::bad_alloc();
  digest[6] = static_cast<std::uint8_t>((digest[6] & 0x0F) | 0x50);
  digest[8] = static_cast<std::uint8_t>((digest[8] & 0x3F) | 0x80);
  std::string uuid;
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) uuid += '-';
    uuid.append(fmt::format("{:02X}", digest[i]));
  }
  return uuid;
}

}  // namespace hoso::packaging
