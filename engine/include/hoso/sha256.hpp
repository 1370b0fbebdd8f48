#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace hoso {

/// SHA-256 (FIPS 180-4) as 64 lower-case hex digits.
[[nodiscard]] std::string sha256_hex(std::span<const std::uint8_t> bytes);

}  // namespace hoso
