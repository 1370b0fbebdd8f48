// Request line and headers as they came.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hoso::http {

struct Head {
  std::string method;
  std::string target;
  int version = 11;                                         ///< 10 or 11
  std::vector<std::pair<std::string, std::string>> fields;  ///< names in lower case, in order

  /// `name` in lower case.
  [[nodiscard]] std::size_t count(std::string_view name) const;
  /// The first value; empty = none or an empty one.
  [[nodiscard]] std::string_view value(std::string_view name) const;
};

/// ASCII only: header names and tokens have nothing else.
[[nodiscard]] std::string lower_case(std::string_view text);

/// Whether the comma-separated list `values` has `token`, whatever the case of its letters.
[[nodiscard]] bool has_token(std::string_view values, std::string_view token);

/// Without blanks and tabs at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace hoso::http
