#include "procedures.hpp"

#include <algorithm>
#include <fstream>
#include <string_view>
#include <vector>

#include <hoso/error.hpp>
#include <hoso/text.hpp>

namespace hoso::app {
namespace {

std::vector<std::string> known_codes(const std::filesystem::path& templates) {
  std::ifstream stream(templates / "procedures" / "procedures.tsv");
  std::vector<std::string> codes;
  for (std::string line; std::getline(stream, line);) codes.push_back(line.substr(0, line.find('\t')));
  return codes;
}

bool is_suffix(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-';
  });
}

bool belongs_to(std::string_view code, std::string_view known) {
  if (!code.starts_with(known)) return false;
  code.remove_prefix(known.size());
  return code.empty() || (code.size() > 1 && code.front() == '.' && is_suffix(code));
}

}  // namespace

void require_known_procedure(const std::string& code, const std::filesystem::path& templates) {
  if (code.empty()) return;
  const std::vector<std::string> known = known_codes(templates);
  if (std::ranges::any_of(known, [&](const std::string& one) { return belongs_to(code, one); })) return;
  throw Error("usage.unknown_procedure", {{"procedure", code}, {"nearest", nearest(code, known)}});
}

}  // namespace hoso::app
