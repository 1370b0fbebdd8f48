#include "signing/pdf_dates.hpp"

#include <array>
#include <charconv>

namespace hoso::signing {
namespace {

/// Takes `digits` digits off the front; nullopt = there are none.
std::optional<int> taken(std::string_view& text, std::size_t digits) {
  int number = 0;
  if (text.size() < digits) return std::nullopt;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + digits, number);
  if (failure != std::errc() || end != text.data() + digits || number < 0) return std::nullopt;
  text.remove_prefix(digits);
  return number;
}

/// "+07'00'", "Z" or nothing; nullopt for anything else.
std::optional<std::chrono::minutes> offset(std::string_view text) {
  if (text.empty() || text.front() == 'Z') return std::chrono::minutes(0);
  const int sign = text.front() == '+' ? 1 : text.front() == '-' ? -1 : 0;
  text.remove_prefix(1);
  const std::optional<int> hours = taken(text, 2);
  if (sign == 0 || !hours) return std::nullopt;
  if (!text.empty() && text.front() == '\'') text.remove_prefix(1);
  return sign * std::chrono::minutes(*hours * 60 + taken(text, 2).value_or(0));
}

}  // namespace

std::optional<std::chrono::sys_seconds> pdf_date(std::string_view text) {
  if (text.starts_with("D:")) text.remove_prefix(2);
  const std::optional<int> year = taken(text, 4);
  if (!year) return std::nullopt;
  std::array<int, 5> parts{1, 1, 0, 0, 0};  // month, day, hour, minute, second
  for (int& part : parts) {
    const std::optional<int> next = taken(text, 2);
    if (!next) break;
    part = *next;
  }
  const std::chrono::year_month_day day(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(parts[0])),
                                        std::chrono::day(static_cast<unsigned>(parts[1])));
  const std::optional<std::chrono::minutes> zone = offset(text);
  if (!day.ok() || !zone || parts[2] > 23 || parts[3] > 59 || parts[4] > 60) return std::nullopt;
  return std::chrono::sys_days(day) + std::chrono::hours(parts[2]) + std::chrono::minutes(parts[3]) +
         std::chrono::seconds(parts[4]) - *zone;
}

}  // namespace hoso::signing
