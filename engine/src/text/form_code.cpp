#include <hoso/form_code.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include <zlib.h>

#include <hoso/sha256.hpp>
#include <hoso/text.hpp>

namespace hoso {
namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::string_view prefix = "HOSO1:";
constexpr std::size_t check_length = 8, longest_text = 4296, longest_lines = 64 * 1024, most_fields = 1000;
/// RFC 9285, table 1.
constexpr std::string_view base45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

std::string encoded(const Bytes& bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    const bool pair = i + 1 < bytes.size();
    unsigned value = pair ? bytes[i] * 256U + bytes[i + 1] : bytes[i];
    for (int digit = 0; digit < (pair ? 3 : 2); ++digit, value /= 45) text += base45[value % 45];
  }
  return text;
}

std::optional<Bytes> decoded(std::string_view text) {
  Bytes bytes;
  for (std::size_t i = 0; i < text.size(); i += 3) {
    const std::string_view group = text.substr(i, 3);
    unsigned value = 0, weight = 1;
    for (const char c : group) {
      const std::size_t digit = base45.find(c);
      if (digit == std::string_view::npos) return std::nullopt;
      value += static_cast<unsigned>(digit) * weight;
      weight *= 45;
    }
    const bool pair = group.size() == 3;
    if (group.size() < 2 || value > (pair ? 0xFFFFU : 0xFFU)) return std::nullopt;
    if (pair) bytes.push_back(static_cast<std::uint8_t>(value / 256));
    bytes.push_back(static_cast<std::uint8_t>(value % 256));
  }
  return bytes;
}

Bytes deflated(const std::string& lines) {
  uLongf size = compressBound(static_cast<uLong>(lines.size()));
  Bytes bytes(size);
  compress2(bytes.data(), &size, reinterpret_cast<const Bytef*>(lines.data()), static_cast<uLong>(lines.size()),
            Z_BEST_COMPRESSION);
  bytes.resize(size);
  return bytes;
}

std::optional<std::string> inflated(const Bytes& bytes) {
  std::string lines(longest_lines, '\0');
  uLongf size = longest_lines;
  const int result = uncompress(reinterpret_cast<Bytef*>(lines.data()), &size, bytes.data(),
                                static_cast<uLong>(bytes.size()));
  if (result != Z_OK) return std::nullopt;
  lines.resize(size);
  return lines;
}

std::string check_of(const Bytes& bytes) { return upper_case(sha256_hex(bytes).substr(0, check_length)); }

struct Pair {
  std::string name, value;
};

/// Like "members[0].full_name", or a version "tt04-2024".
bool is_name(std::string_view text) {
  constexpr std::size_t longest = 100;
  const auto may_stand = [](char c) {
    const bool letter = c >= 'a' && c <= 'z', digit = c >= '0' && c <= '9';
    return letter || digit || std::string_view("_-.[]").find(c) != std::string_view::npos;
  };
  const bool begins = !text.empty() && text[0] >= 'a' && text[0] <= 'z';
  return begins && text.size() <= longest && std::ranges::all_of(text, may_stand);
}

/// The next line of `lines`, which is taken off; nullopt when it is none of two parts.
std::optional<Pair> next_pair(std::string_view& lines) {
  const std::size_t end = lines.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = lines.substr(0, end);
  lines.remove_prefix(end + 1);
  const std::size_t tab = line.find('\t');
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  if (tab == std::string_view::npos) return std::nullopt;
  const std::string_view name = line.substr(0, tab), value = line.substr(tab + 1);
  if (value.empty() || !is_name(name) || std::ranges::any_of(value, is_control)) return std::nullopt;
  return Pair{std::string(name), nfc(value)};
}

std::optional<FormCode> code_of(std::string_view lines) {
  const auto head = next_pair(lines);
  if (!head || !is_name(head->value)) return std::nullopt;
  FormCode code{head->name, head->value, {}};
  while (!lines.empty()) {
    auto field = next_pair(lines);
    if (!field || code.values.size() == most_fields) return std::nullopt;
    code.values[field->name] = std::move(field->value);
  }
  return code;
}

}  // namespace

std::string form_code_text(const FormCode& code) {
  std::string lines = code.form;
  lines.append("\t").append(code.version).append("\n");
  for (const auto& [id, value] : code.values) lines.append(id).append("\t").append(value).append("\n");
  const Bytes bytes = deflated(lines);
  std::string text(prefix);
  return text.append(check_of(bytes)).append(":").append(encoded(bytes));
}

bool is_form_code(std::string_view text) { return text.starts_with(prefix); }

std::optional<FormCode> parse_form_code(std::string_view text) {
  constexpr std::size_t head = prefix.size() + check_length + 1;
  if (!is_form_code(text) || text.size() <= head || text.size() > longest_text) return std::nullopt;
  if (text[head - 1] != ':') return std::nullopt;
  const auto bytes = decoded(text.substr(head));
  if (!bytes || check_of(*bytes) != text.substr(prefix.size(), check_length)) return std::nullopt;
  const auto lines = inflated(*bytes);
  return lines ? code_of(*lines) : std::nullopt;
}

}  // namespace hoso
