#include "http/framing_guard.hpp"

#include <algorithm>
#include <charconv>

namespace hoso::http {
namespace {

bool is_control(char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  return (byte < 0x20 && byte != '\t') || byte == 0x7F;
}

bool has_control(const Head& head) {
  return std::ranges::any_of(head.fields,
                             [](const auto& field) { return std::ranges::any_of(field.second, is_control); });
}

/// Digits only: no sign, no blank, no list.
std::optional<std::uint64_t> length_of(std::string_view value) {
  std::uint64_t length = 0;
  const char* end = value.data() + value.size();
  const auto [stopped, fault] = std::from_chars(value.data(), end, length);
  if (value.empty() || fault != std::errc() || stopped != end) return std::nullopt;
  return length;
}

}  // namespace

std::variant<Framing, Refusal> check_framing(const Head& head) {
  const std::size_t lengths = head.count("content-length");
  const std::size_t encodings = head.count("transfer-encoding");
  if (has_control(head) || lengths + encodings > 1) return Refusal();
  if (encodings == 1) {
    const bool chunked = lower_case(head.value("transfer-encoding")) == "chunked" && head.version == 11;
    if (!chunked) return Refusal();
    return Framing{.chunked = true};
  }
  if (lengths == 0) return Framing();
  const auto length = length_of(head.value("content-length"));
  if (!length) return Refusal();
  return Framing{.content_length = *length};
}

}  // namespace hoso::http
