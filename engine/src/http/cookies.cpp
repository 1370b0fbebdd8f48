#include "http/cookies.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "http/head.hpp"

namespace hoso::http {
namespace {

constexpr std::string_view host_prefix = "__Host-";

bool is_letter_or_digit(char sign) {
  return (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
}

bool all_of(std::string_view text, std::string_view signs) {
  return std::ranges::all_of(text,
                             [&](char sign) { return is_letter_or_digit(sign) || signs.find(sign) != signs.npos; });
}

}  // namespace

std::string cookie(const Cookie& cookie, bool secure) {
  if (cookie.name.empty() || !all_of(cookie.name, "_-") || !all_of(cookie.value, "_-.=+/")) {
    throw std::invalid_argument("no cookie can have this name or value");
  }
  std::string text =
      fmt::format("{}{}={}; HttpOnly; SameSite=Strict; Path=/", secure ? host_prefix : "", cookie.name, cookie.value);
  if (cookie.max_age) text += fmt::format("; Max-Age={}", cookie.max_age->count());
  if (secure) text += "; Secure";
  return text;
}

std::string cookie_of(const Request& request, std::string_view name) {
  const auto found = request.cookies.find(fmt::format("{}{}", request.secure ? host_prefix : "", name));
  return found == request.cookies.end() ? std::string() : found->second;
}

std::map<std::string, std::string> parse_cookies(std::string_view header) {
  std::map<std::string, std::string> cookies;
  while (!header.empty()) {
    const std::size_t end = std::min(header.find(';'), header.size());
    const std::string_view pair = trimmed(header.substr(0, end));
    header.remove_prefix(std::min(end + 1, header.size()));
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos || equals == 0) continue;
    cookies.emplace(trimmed(pair.substr(0, equals)), trimmed(pair.substr(equals + 1)));
  }
  return cookies;
}

}  // namespace hoso::http
