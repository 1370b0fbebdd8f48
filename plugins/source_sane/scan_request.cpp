#include "scan_request.hpp"

#include <charconv>
#include <cstdint>
#include <sstream>

#include <hoso/error.hpp>

namespace hoso::source_sane {
namespace {

[[noreturn]] void refuse(const std::string& key) { throw Error("scan.bad_option", {{"option", key}}); }

int number_of(const std::string& key, const std::string& value) {
  int number = 0;
  const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (failure != std::errc() || end != value.data() + value.size() || number < 1) refuse(key);
  return number;
}

void set(ScanRequest& request, const std::string& key, const std::string& value) {
  if (key == "config-folder") {
    request.config_folder = value;
  } else if (key == "device") {
    request.device = value;
  } else if (key == "resolution") {
    request.resolution = number_of(key, value);
  } else if (key == "mode") {
    if (value != "gray" && value != "color") refuse(key);
    request.mode = value;
  } else if (key == "source") {
    request.source = value;
  } else if (key == "list") {
    request.list = value == "yes";
  } else {
    refuse(key);
  }
}

}  // namespace

std::optional<ScanRequest> parsed_request(std::span<const std::uint8_t> bytes) {
  constexpr std::size_t longest = 64 * 1024;
  if (bytes.size() > longest) return std::nullopt;
  std::istringstream lines(std::string(bytes.begin(), bytes.end()));
  std::string line;
  if (!std::getline(lines, line) || line != request_head) return std::nullopt;
  ScanRequest request;
  while (std::getline(lines, line)) {
    const std::size_t blank = line.find(' ');
    if (blank == std::string::npos) refuse(line);
    set(request, line.substr(0, blank), line.substr(blank + 1));
  }
  return request;
}

}  // namespace hoso::source_sane
