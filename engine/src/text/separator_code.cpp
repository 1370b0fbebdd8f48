#include <hoso/separator_code.hpp>

#include <algorithm>
#include <cstdint>
#include <vector>

#include <hoso/error.hpp>
#include <hoso/sha256.hpp>
#include <hoso/text.hpp>

namespace hoso {
namespace {

constexpr std::string_view prefix = "HOSOSEP1:";
constexpr std::size_t check_length = 8;

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_code(std::string_view text, std::size_t longest) {
  const auto may_stand = [](char c) {
    return is_letter_or_digit(c) || std::string_view("._/-").find(c) != std::string_view::npos;
  };
  return !text.empty() && text.size() <= longest && is_letter_or_digit(text[0]) && std::ranges::all_of(text, may_stand);
}

bool is_symbol(int number) { return number >= 1 && number <= separator_symbols; }

bool is_procedure(std::string_view text) { return text.empty() || is_code(text, 32); }

std::string check_of(std::string_view content) {
  return upper_case(sha256_hex(std::vector<std::uint8_t>(content.begin(), content.end())).substr(0, check_length));
}

}  // namespace

bool is_dossier_code(std::string_view text) { return is_code(text, 48); }

std::string separator_code_text(const SeparatorCode& code) {
  if (!is_dossier_code(code.dossier_code) || !is_procedure(code.procedure) || !is_symbol(code.symbol)) {
    throw Error("separator.bad_code", {});
  }
  std::string content = code.dossier_code;
  content.append("|").append(code.procedure).append("|").append(std::to_string(code.symbol));
  std::string text(prefix);
  return text.append(check_of(content)).append(":").append(content);
}

bool is_separator_code(std::string_view text) { return text.starts_with(prefix); }

std::optional<SeparatorCode> parse_separator_code(std::string_view text) {
  constexpr std::size_t head = prefix.size() + check_length + 1;
  if (!is_separator_code(text) || text.size() <= head || text[head - 1] != ':') return std::nullopt;
  const std::string_view content = text.substr(head);
  const std::size_t first = content.find('|'), second = content.rfind('|');
  if (first == second || second + 2 != content.size()) return std::nullopt;
  if (check_of(content) != text.substr(prefix.size(), check_length)) return std::nullopt;
  const SeparatorCode code{std::string(content.substr(0, first)),
                           std::string(content.substr(first + 1, second - first - 1)), content.back() - '0'};
  if (!is_dossier_code(code.dossier_code) || !is_procedure(code.procedure) || !is_symbol(code.symbol)) {
    return std::nullopt;
  }
  return code;
}

}  // namespace hoso
