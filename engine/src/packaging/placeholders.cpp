#include "packaging/placeholders.hpp"

#include <hoso/error.hpp>

namespace hoso::packaging {
namespace {

std::string value_of(std::string_view placeholder, const Values& values) {
  const std::size_t bar = placeholder.find('|');
  const std::string_view name = placeholder.substr(0, bar);
  const auto found = values.find(name);
  if (found != values.end() && !found->second.empty()) return found->second;
  if (bar != std::string_view::npos) return std::string(placeholder.substr(bar + 1));
  throw Error("package.fact_missing", {{"fact", std::string(name)}});
}

}  // namespace

std::string filled(std::string_view text, const Values& values) {
  std::string out;
  while (true) {
    const std::size_t open = text.find('{');
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) return out.append(text);
    out.append(text.substr(0, open)).append(value_of(text.substr(open + 1, close - open - 1), values));
    text.remove_prefix(close + 1);
  }
}

}  // namespace hoso::packaging
